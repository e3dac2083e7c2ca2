package dev.boxoffice.orders.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.Organiser;
import dev.boxoffice.orders.organiser.UnguardedStaff;
import dev.boxoffice.testing.AccessMatrix;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation, called by each caller, has the outcome of {@code docs/access/order-service.md}. */
@OrderServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    private static final AccessMatrix MATRIX = AccessMatrix.of("order-service");
    private static final String SHOP = "shop-" + UUID.randomUUID();
    private static final String GUEST = "guest:1";

    private final Map<String, Buyer> callers = Map.ofEntries(
            Map.entry("buyer", Buyer.anyone()),
            Map.entry("other buyer", Buyer.anyone()),
            Map.entry("OWNER", Buyer.anyone()),
            Map.entry("EDITOR", Buyer.anyone()),
            Map.entry("SUPPORT", Buyer.anyone()),
            Map.entry("DOOR", Buyer.anyone()),
            Map.entry("other OWNER", Buyer.anyone()),
            Map.entry("operator", Buyer.operator()),
            Map.entry("`orders:write`", Buyer.of(SHOP, GUEST, "orders:write")),
            Map.entry("`orders:read`", Buyer.of(SHOP, GUEST, "orders:read")),
            Map.entry("`shows:write`", Buyer.of(SHOP, GUEST, "shows:write")),
            Map.entry("other client", Buyer.of("other-" + SHOP, GUEST, "orders:write", "orders:read", "shows:write")));

    private OfferedTicket ticket;
    private OfferedTicket calledOff;

    @BeforeAll
    void publishTheTicketOfAnOrganiser() {
        ticket = OfferedTicket.onSale(10_000)
                .refundableUntil(Instant.now().plusSeconds(3_600))
                .published();
        Organiser organiser = Organiser.anyone();
        for (String role : List.of("OWNER", "EDITOR", "SUPPORT", "DOOR")) {
            organiser = organiser.with(callers.get(role), role);
        }
        organiser.owns(ticket);
        calledOff = OfferedTicket.onSale(1).ofShow("CALLED_OFF").published();
        organiser.owns(calledOff);
        Organiser.anyone().with(callers.get("other OWNER"), "OWNER");
    }

    /** A rebuild would repair the rows that other tests change. */
    @AfterEach
    void awaitTheEndOfTheRebuild() {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> !"RUNNING"
                        .equals(Buyer.operator()
                                .request()
                                .get("/api/admin/replica")
                                .path("state")));
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

    @Test
    void detectsARemovedGuard() {
        UnguardedStaff.install();
        AccessMatrix.Row search = MATRIX.row("GET /api/admin/orders", "");

        assertThatThrownBy(() -> hasTheOutcomesOfTheTable(search))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("EDITOR: ok");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasTheOutcomesOfTheTable(AccessMatrix.Row row) {
        MATRIX.assertOutcomes(row, caller -> status(row, caller));
    }

    private int status(AccessMatrix.Row row, String caller) {
        RequestSpecification request = request(row, caller);
        String body = body(row.operation());
        if (body != null) {
            request.body(body);
        }
        if (row.path().equals("/api/admin/buyer-data")) {
            request.queryParam("buyer", "unknown");
        }
        String id = object(row.object());
        String path = row.path()
                .replace("{id}", id)
                .replace("{showId}", calledOff.showId().toString())
                .replace("{ticketId}", ticket.id().toString())
                .replace("{refundId}", UUID.randomUUID().toString());
        int status = request.request(row.method(), path).statusCode();
        if (row.object().endsWith(" order")) {
            Buyer.operator().cancels(UUID.fromString(id)); // a buyer may have few open orders
        }
        return status;
    }

    private RequestSpecification request(AccessMatrix.Row row, String caller) {
        if (caller.equals("anonymous")) {
            return RestAssured.given().contentType(ContentType.JSON);
        }
        Buyer buyer = callers.get(caller);
        return isForBuyers(row) ? buyer.request() : buyer.asItself();
    }

    /** Service clients name a buyer there, except where no client may call. */
    private static boolean isForBuyers(AccessMatrix.Row row) {
        String path = row.path();
        return (path.startsWith("/api/orders") && !path.endsWith("/refund"))
                || path.startsWith("/api/cart")
                || path.startsWith("/api/me/");
    }

    /** Each call gets an object of its own, because some calls end it. */
    private String object(String name) {
        return switch (name) {
            case "buyer's order" -> order(callers.get("buyer"));
            case "client's order" -> order(callers.get("`orders:write`"));
            case "ticket" -> ticket.id().toString();
            default -> UUID.randomUUID().toString();
        };
    }

    private String order(Buyer buyer) {
        return buyer.holds(ticket, 1).toString();
    }

    private String body(String operation) {
        return switch (operation) {
            case "POST /api/admin/erasures" -> "{\"buyer\": \"unknown\"}";
            case "POST /api/orders/claim" ->
                "{\"userToken\": \"%s\"}".formatted(callers.get("buyer").token());
            case "POST /api/orders" -> Buyer.body(Buyer.line(ticket, 1));
            case "POST /api/orders/{id}/payment" -> "{\"paymentMethod\": \"sim_success\"}";
            case "PUT /api/orders/{id}/items/{ticketId}", "PUT /api/cart/items/{ticketId}" -> "{\"quantity\": 2}";
            default -> null;
        };
    }
}
