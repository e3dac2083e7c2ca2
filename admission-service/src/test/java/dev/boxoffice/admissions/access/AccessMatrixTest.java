package dev.boxoffice.admissions.access;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.Door;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import dev.boxoffice.testing.AccessMatrix;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation, called by each caller, has the outcome of {@code docs/access/admission-service.md}. */
@AdmissionServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    private static final AccessMatrix MATRIX = AccessMatrix.of("admission-service");
    private static final String SHOP = "shop-" + UUID.randomUUID();
    private static final String GUEST = "guest:1";

    private final Map<String, User> callers = Map.ofEntries(
            Map.entry("buyer", User.anyone()),
            Map.entry("holder", User.anyone()),
            Map.entry("other user", User.anyone()),
            Map.entry("OWNER", User.anyone()),
            Map.entry("EDITOR", User.anyone()),
            Map.entry("SUPPORT", User.anyone()),
            Map.entry("DOOR", User.anyone()),
            Map.entry("other OWNER", User.anyone()),
            Map.entry("operator", User.operator()),
            Map.entry("`admissions:read`", User.client(SHOP, "admissions:read")),
            Map.entry("`check-ins:write`", User.client(SHOP, "check-ins:write")),
            Map.entry("`orders:write`", User.client(SHOP, "orders:write")),
            Map.entry("other client", User.client("other-" + SHOP, "admissions:read", "check-ins:write")));

    private final SoldTicket ticket = SoldTicket.ofAnyone();
    private final User guest = new User("client:" + SHOP + ":" + GUEST, null);
    private UUID received;

    @BeforeEach
    void sell() {
        if (received != null) {
            return;
        }
        ticket.published().askingForNames(1, true);
        User.members(
                ticket.organiserId(),
                Map.of(
                        callers.get("OWNER"), "OWNER",
                        callers.get("EDITOR"), "EDITOR",
                        callers.get("SUPPORT"), "SUPPORT",
                        callers.get("DOOR"), "DOOR",
                        callers.get("`check-ins:write`"), "DOOR"));
        SoldTicket other = SoldTicket.ofAnyone().published();
        User.members(
                other.organiserId(), Map.of(callers.get("other OWNER"), "OWNER", callers.get("other client"), "DOOR"));
        received = bought();
        callers.get("holder")
                .claims(callers.get("buyer").offers(received))
                .then()
                .statusCode(200);
    }

    static List<AccessMatrix.Row> rows() {
        return MATRIX.rows();
    }

    @Test
    void listsEveryOperation() {
        MATRIX.assertListsEveryOperationOf("http://localhost:" + RestAssured.port);
    }

    @Test
    void detectsMissingGuards() {
        MATRIX.assertDetectsMissingGuardsOf("http://localhost:" + RestAssured.port);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasTheOutcomesOfTheTable(AccessMatrix.Row row) {
        MATRIX.assertOutcomes(row, caller -> status(row, caller));
    }

    private int status(AccessMatrix.Row row, String caller) {
        String id = object(row);
        String path = row.path().replaceAll("\\{\\w+}", id);
        if (path.endsWith("/gate-counts")) {
            return statusOfStream(path, caller);
        }
        RequestSpecification request = request(row, caller);
        if (row.method().equals("PATCH")) {
            request.body("{\"holderName\": \"Ada\"}");
        }
        if (row.object().equals("open transfer")) {
            request.body("{\"token\": \"%s\"}".formatted(callers.get("buyer").offers(bought())));
        }
        if (path.endsWith("/take-over")) {
            request.body("{\"userToken\": \"%s\"}".formatted(User.anyone().token()));
        }
        if (row.operation().equals("POST /api/check-ins")) {
            request.body("{\"showId\": \"%s\", \"items\": [%s]}".formatted(ticket.showId(), Door.scan("x", "North")));
        }
        return request.request(row.method(), path).statusCode();
    }

    /** Each call gets an object of its own where calls change it. */
    private String object(AccessMatrix.Row row) {
        return switch (row.object()) {
            case "buyer's order" ->
                PaidOrder.of(callers.get("buyer"), ticket, 1).paid().id().toString();
            case "guest's order" -> PaidOrder.of(guest, ticket, 1).paid().id().toString();
            case "buyer's admission" -> bought().toString();
            case "admission with a transfer" -> {
                UUID offered = bought();
                callers.get("buyer").offers(offered);
                yield offered.toString();
            }
            case "holder's admission" -> received.toString();
            case "guest's admission" ->
                callers.get("operator")
                        .admissionsOf(PaidOrder.of(guest, ticket, 1).paid().id())
                        .path("items[0].id");
            case "show" -> ticket.showId().toString();
            case "entry" ->
                new Door(ticket, callers.get("DOOR"))
                        .admits(callers.get("buyer").code(bought()), "North");
            default -> UUID.randomUUID().toString();
        };
    }

    private UUID bought() {
        return PaidOrder.of(callers.get("buyer"), ticket, 1).paid().admissions().getFirst();
    }

    private RequestSpecification request(AccessMatrix.Row row, String caller) {
        if (caller.equals("anonymous")) {
            return RestAssured.given().contentType(ContentType.JSON);
        }
        RequestSpecification request = callers.get(caller).request();
        boolean reads = row.method().equals("GET")
                && (row.path().equals("/api/admissions")
                        || row.path().equals("/api/admissions/{id}")
                        || row.path().startsWith("/api/orders"));
        boolean isForBuyers = reads
                || row.method().equals("PATCH")
                || Stream.of("/transfer", "/claim", "/take-over", "/wallet.pkpass")
                        .anyMatch(row.path()::endsWith);
        return isForBuyers && callers.get(caller).isClient()
                ? request.header("Boxoffice-On-Behalf-Of", GUEST)
                : request;
    }

    /** Does not wait for the end of the stream. */
    private int statusOfStream(String path, String caller) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        if (callers.containsKey(caller)) {
            request.header("Authorization", "Bearer " + callers.get(caller).token());
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            client.shutdownNow();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
