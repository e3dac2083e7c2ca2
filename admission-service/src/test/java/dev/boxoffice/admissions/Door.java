package dev.boxoffice.admissions;

import static java.util.stream.Collectors.joining;

import io.restassured.response.Response;
import java.util.UUID;
import java.util.stream.Stream;

/** The doors of a show, with a member of staff. */
public record Door(SoldTicket ticket, User staff) {

    /** Publishes the ticket, and gives its organiser one member with the role DOOR. */
    public static Door of(SoldTicket ticket) {
        ticket.published();
        return new Door(ticket, User.member(ticket.organiserId(), "DOOR"));
    }

    public static String scan(String code, String gate) {
        return scan(code, gate, UUID.randomUUID().toString(), "");
    }

    /**
     * A scan with a nonce.
     *
     * @param rest more fields, each after a comma
     */
    public static String scan(String code, String gate, String nonce, String rest) {
        return "{\"code\": \"%s\", \"gate\": \"%s\", \"nonce\": \"%s\"%s}".formatted(code, gate, nonce, rest);
    }

    public static String offline(String code, String gate, String at) {
        return scan(code, gate, UUID.randomUUID().toString(), ", \"offline\": true, \"at\": \"%s\"".formatted(at));
    }

    public Response checks(String... scans) {
        return checksAs(staff, scans);
    }

    public Response checksAs(User user, String... scans) {
        return user.request()
                .body("{\"showId\": \"%s\", \"items\": [%s]}"
                        .formatted(ticket.showId(), Stream.of(scans).collect(joining(", "))))
                .post("/api/check-ins");
    }

    /** Lets a holder in and returns the id of the check-in. */
    public String admits(String code, String gate) {
        Response response = checks(scan(code, gate));
        response.then().statusCode(200);
        String result = response.path("items[0].result");
        if (!result.equals("ACCEPTED")) {
            throw new AssertionError(response.asString());
        }
        return response.path("items[0].id");
    }

    public Response undoes(String checkIn) {
        return staff.request().post("/api/check-ins/{id}/undo", checkIn);
    }

    public Response list(String after) {
        var request = staff.request();
        return (after == null ? request : request.queryParam("after", after))
                .get("/api/shows/{id}/door-list", ticket.showId());
    }
}
