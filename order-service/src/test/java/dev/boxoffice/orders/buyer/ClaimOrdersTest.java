package dev.boxoffice.orders.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.PublishedEvents;
import dev.boxoffice.testing.Tokens;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class ClaimOrdersTest {

    private static final String WRITE = "orders:write";

    private final String shop = "shop-" + UUID.randomUUID();
    private final Buyer guest = Buyer.of(shop, "guest:1", WRITE);
    private final Buyer ben = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(50).published();

    @Test
    void givesAllOrdersToTheUser() {
        UUID paid = guest.buys(ticket, 2);
        UUID open = guest.holds(ticket, 1);

        claim(guest, ben.token())
                .then()
                .statusCode(200)
                .body("claimed", equalTo(2))
                .body("remaining", equalTo(false));

        guest.reads(paid).then().statusCode(404);
        guest.request().get("/api/orders").then().body("items", empty());
        ben.reads(paid)
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETE"))
                .body("buyer", equalTo(ben.name()))
                .body("history[-1].reason", equalTo("claimed"))
                .body("history[-1].actor", equalTo(ben.name()))
                .body("history.actor", not(hasItem(guest.name())));
        ben.request().get("/api/orders").then().body("items", hasSize(2));
        ben.pays(open, "sim_success").then().statusCode(200);
        ben.awaitStatus(open, "COMPLETE");
    }

    @Test
    void publishesTheNewBuyerWithTheContact() {
        UUID order = UUID.fromString(guest.request()
                .body("{\"items\": [%s], \"contact\": {\"email\": \"ada@example.org\"}}"
                        .formatted(Buyer.line(ticket, 1)))
                .post("/api/orders")
                .path("id"));

        claim(guest, ben.token()).then().statusCode(200);

        var event = PublishedEvents.await(Topics.ORDERS, order, 2).getLast();
        assertThat(PublishedEvents.type(event)).isEqualTo("dev.boxoffice.order.claimed.v1");
        assertThat(PublishedEvents.json(event).path("userId").asText()).isEqualTo(ben.name());
        assertThat(PublishedEvents.json(event).path("contact").path("email").asText())
                .isEqualTo("ada@example.org");
    }

    @Test
    void claimsOnce() {
        UUID order = guest.holds(ticket, 1);
        claim(guest, ben.token()).then().body("claimed", equalTo(1));

        claim(guest, ben.token()).then().statusCode(200).body("claimed", equalTo(0));
        claimOne(guest, ben.token(), order).then().statusCode(200).body("claimed", equalTo(0));

        ben.reads(order).then().body("history.findAll { it.reason == 'claimed' }", hasSize(1));
    }

    @Test
    void claimsOneOrderOnly() {
        UUID wanted = guest.holds(ticket, 1);
        UUID other = guest.holds(ticket, 1);

        claimOne(guest, ben.token(), wanted).then().statusCode(200).body("claimed", equalTo(1));

        ben.reads(wanted).then().statusCode(200);
        ben.reads(other).then().statusCode(404);
    }

    @Test
    void doesNotClaimOrdersOfOthers() {
        UUID ofAnotherGuest = Buyer.of(shop, "guest:2", WRITE).holds(ticket, 1);
        UUID ofAnotherClient = Buyer.of("other-" + shop, "guest:1", WRITE).holds(ticket, 1);
        UUID ofAUser = Buyer.anyone().holds(ticket, 1);

        claim(guest, ben.token()).then().statusCode(200).body("claimed", equalTo(0));
        for (UUID order : List.of(ofAnotherGuest, ofAnotherClient, ofAUser)) {
            claimOne(guest, ben.token(), order).then().statusCode(404);
            ben.reads(order).then().statusCode(404);
        }
    }

    @Test
    void doesNotGiveAnOrderToASecondUser() {
        UUID order = guest.holds(ticket, 1);
        claim(guest, ben.token()).then().statusCode(200);
        Buyer eve = Buyer.anyone();

        claimOne(guest, eve.token(), order).then().statusCode(404);

        eve.reads(order).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "id", "changed"})
    void requiresAValidTokenOfTheUser(String kind) {
        UUID order = guest.holds(ticket, 1);
        String token = switch (kind) {
            case "client" -> guest.token();
            case "id" -> Tokens.idToken("ben");
            default -> ben.token().substring(0, ben.token().lastIndexOf('.')) + ".AAAA";
        };

        claim(guest, token).then().statusCode(403).body("type", endsWith("/invalid-user-token"));

        guest.reads(order).then().statusCode(200);
    }

    @Test
    void isForServiceClientsOnly() {
        claim(ben, ben.token()).then().statusCode(403);
        claim(Buyer.of(shop, "guest:1", "orders:read"), ben.token()).then().statusCode(403);
    }

    @Test
    void countsClaimedUnitsForTheBuyerLimit() {
        OfferedTicket limited = OfferedTicket.onSale(50).maxPerBuyer(3).published();
        guest.buys(limited, 2);
        ben.holds(limited, 1);

        claim(guest, ben.token()).then().statusCode(200).body("claimed", equalTo(1));

        ben.orders(limited, 1).then().statusCode(409).body("type", endsWith("/buyer-limit"));
        guest.orders(limited, 3).then().statusCode(201);
    }

    /** Whichever comes first, the order is paid or not started, and belongs to the user. */
    @Test
    void racesWithPaymentsAndCancellations() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 10; round++) {
                Buyer racing = Buyer.of(shop, "guest:race-" + round, WRITE);
                UUID order = racing.holds(ticket, 1);
                List<Callable<Response>> calls = List.of(
                        () -> claim(racing, ben.token()),
                        () -> racing.pays(order, "sim_success"),
                        () -> racing.cancels(order));
                List<Future<Response>> responses = threads.invokeAll(calls);

                assertThat(responses.getFirst().get().<Integer>path("claimed")).isOne();
                assertThat(responses.get(1).get().statusCode()).isIn(200, 404, 409);
                assertThat(responses.get(2).get().statusCode()).isIn(200, 404, 409);
                racing.reads(order).then().statusCode(404);
                ben.reads(order).then().statusCode(200);
                if (ben.reads(order).<String>path("status").equals("CREATED")) {
                    ben.cancels(order).then().statusCode(200);
                }
            }
        }
    }

    private static Response claim(Buyer buyer, String userToken) {
        return buyer.request()
                .body("{\"userToken\": \"%s\"}".formatted(userToken))
                .post("/api/orders/claim");
    }

    private static Response claimOne(Buyer buyer, String userToken, UUID order) {
        return buyer.request()
                .body("{\"userToken\": \"%s\", \"orderId\": \"%s\"}".formatted(userToken, order))
                .post("/api/orders/claim");
    }
}
