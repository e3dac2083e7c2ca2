package dev.boxoffice.tickets.access;

import dev.boxoffice.testing.AccessMatrix;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.image.Pictures;
import dev.boxoffice.tickets.organiser.Team;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Valid requests of one operation, which use the same object until a request could have ended it. */
final class AccessRequest {

    private static final byte[] PICTURE = Pictures.jpeg(6, 4);

    private final Team team;
    private final AccessMatrix.Row row;
    private String path;
    private Map<String, ?> body;

    AccessRequest(Team team, AccessMatrix.Row row) {
        this.team = team;
        this.row = row;
        renew();
    }

    private void renew() {
        path = path();
        body = body();
    }

    /** Sends the request with the token of {@code caller}. */
    Response send(RequestSpecification caller) {
        Response response = send(caller, path);
        if (response.statusCode() < 400 && !row.method().equals("GET")) {
            renew();
        }
        return response;
    }

    private Response send(RequestSpecification request, String path) {
        if (List.of("PUT", "PATCH").contains(row.method()) && !path.contains("/members/")) {
            request.header("If-Match", "*");
        }
        if (row.operation().equals("POST /api/images")) {
            return request.contentType("image/jpeg").body(PICTURE).post(path);
        }
        if (body == null) {
            return request.request(row.method(), path);
        }
        if (row.method().equals("PATCH")) {
            request.contentType("application/merge-patch+json");
        }
        return request.body(body).request(row.method(), path);
    }

    private String path() {
        String path = row.path();
        if (path.startsWith("/api/organisers/")) {
            return path.replace("{organiserId}", team.id().toString())
                    .replace("{slug}", path.contains("{slug}") ? team.slug() : "")
                    .replace("{subject}", path.contains("{subject}") ? member() : "")
                    .replace(
                            "{id}",
                            path.contains("/invitations/")
                                    ? invitation(team, "id")
                                    : team.id().toString());
        }
        if (path.equals("/api/shows") && row.object().equals("drafts")) {
            return path + "?status=DRAFT&organiserId=" + team.id();
        }
        return path.contains("{id}") ? path.replace("{id}", object()) : path;
    }

    private String object() {
        if (row.path().startsWith("/api/shows")) {
            return show();
        }
        if (row.path().startsWith("/api/tickets")) {
            return partOfShow("tickets[0].id");
        }
        if (row.path().startsWith("/api/pools")) {
            return partOfShow("pools[0].id");
        }
        return row.path().startsWith("/api/images")
                ? image()
                : UUID.randomUUID().toString();
    }

    private String show() {
        return team.owner()
                .creates(ShowBody.draft()
                        .with("status", row.object().startsWith("draft") ? "DRAFT" : "PUBLISHED")
                        .with("organiserId", team.id())
                        .with("pools", List.of(ShowBody.pool("floor", 100)))
                        .with("tickets", List.of(ShowBody.ticket("Standing", 2500, 100, "floor"))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String partOfShow(String field) {
        return team.owner().sends().get("/api/shows/{id}", show()).path(field);
    }

    private String image() {
        return team.owner()
                .sends()
                .contentType("image/jpeg")
                .body(PICTURE)
                .post("/api/images")
                .path("id");
    }

    private String member() {
        return team.with("DOOR").name();
    }

    private static String invitation(Team inviting, String field) {
        return inviting.owner()
                .sends()
                .body(Map.of("role", "DOOR"))
                .post("/api/organisers/{id}/invitations", inviting.id())
                .path(field);
    }

    private Map<String, ?> body() {
        return switch (row.operation()) {
            case "POST /api/shows" ->
                row.object().equals("organiser")
                        ? ShowBody.draft().with("organiserId", team.id()).fields()
                        : ShowBody.draft().fields();
            case "PUT /api/shows/{id}" -> ShowBody.draft().fields();
            case "PATCH /api/shows/{id}" -> Map.of("title", "Evening of Brass");
            case "POST /api/shows/{id}/copy" -> Map.of("startsAt", ShowBody.inDays(60));
            case "POST /api/tickets" -> ticket();
            case "PUT /api/tickets/{id}" -> TicketBody.concert().fields();
            case "PATCH /api/tickets/{id}", "PATCH /api/pools/{id}" -> Map.of("capacity", 90);
            case "POST /api/pools" -> Map.of("showId", show(), "name", "terrace", "capacity", 20);
            case "PUT /api/pools/{id}" -> Map.of("name", "terrace", "capacity", 90);
            case "POST /api/organisers", "PUT /api/organisers/{id}", "PATCH /api/organisers/{id}" ->
                Map.of("name", "New Mill");
            case "PUT /api/organisers/{id}/members/{subject}", "POST /api/organisers/{organiserId}/invitations" ->
                Map.of("role", "SUPPORT");
            case "POST /api/invitations/accept" -> Map.of("token", invitation(Team.create(), "token"));
            case "POST /api/images/fetch" -> Map.of("url", "https://127.0.0.1/picture.jpeg");
            default -> null;
        };
    }

    private Map<String, ?> ticket() {
        return row.object().equals("own organiser")
                ? TicketBody.concert().fields()
                : Map.of(
                        "showId",
                        show(),
                        "name",
                        "Seat",
                        "price",
                        Map.of("amount", 4500, "currency", "EUR"),
                        "capacity",
                        10);
    }
}
