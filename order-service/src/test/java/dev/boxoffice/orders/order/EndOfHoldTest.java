package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.Listing;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Together;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Promises 2 and 9: a hold ends exactly once, and never before its time. */
@OrderServiceTest
class EndOfHoldTest {

    @Inject
    ExpireOrders expireOrders;

    private final Buyer buyer = Buyer.anyone();

    @Test
    void cancellingReturnsTheStock() {
        Listing ticket = Listing.onSale(3).announced();
        UUID order = buyer.holds(ticket, 2);

        buyer.cancels(order)
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("version", equalTo(2))
                .body("history[1].from", equalTo("CREATED"))
                .body("history[1].reason", equalTo("buyer"))
                .body("history[1].actor", equalTo(buyer.name()));
        assertThat(ticket.held()).isZero();
        Buyer.anyone().orders(ticket, 3).then().statusCode(201);
    }

    @Test
    void cannotBeCancelledTwice() {
        Listing ticket = Listing.onSale(3).announced();
        UUID order = buyer.holds(ticket, 2);
        buyer.cancels(order);

        buyer.cancels(order)
                .then()
                .statusCode(409)
                .body("type", endsWith("/illegal-transition"))
                .body("from", equalTo("CANCELLED"))
                .body("to", equalTo("CANCELLED"))
                .body("allowed", empty());
        assertThat(ticket.held()).isZero();
    }

    @Test
    void canBeEndedByAnOperatorButByNoOtherBuyer() {
        UUID order = buyer.holds(Listing.onSale(3).announced(), 1);

        Buyer.anyone().cancels(order).then().statusCode(404);
        Buyer.operator().cancels(order).then().statusCode(200).body("history[1].reason", equalTo("operator"));
    }

    @Test
    void expiresWhenTheDatabasesClockSaysSo() {
        Listing ticket = Listing.onSale(3).announced();
        UUID order = buyer.holds(ticket, 2);

        fallDue(order);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> buyer.reads(order)
                        .then()
                        .body("status", equalTo("EXPIRED"))
                        .body("history[1].reason", equalTo("hold-expired")));
        assertThat(ticket.held()).isZero();
        buyer.cancels(order).then().statusCode(409).body("allowed", containsInAnyOrder("COMPLETE"));
    }

    @Test
    void doesNotExpireEarly() {
        Listing ticket = Listing.onSale(3).announced();
        UUID order = buyer.holds(ticket, 2);
        Database.change("update orders set expires_at = clock_timestamp() + interval '1 minute' where id = ?", order);

        expireOrders.sweep();

        buyer.reads(order).then().body("status", equalTo("CREATED"));
    }

    @Test
    void goesOnPastAnOrderThatCannotBeExpired() {
        Listing broken = Listing.onSale(3).announced();
        Listing sound = Listing.onSale(3).announced();
        UUID stuck = buyer.holds(broken, 2);
        UUID order = buyer.holds(sound, 2);
        Database.change("update ticket set held = 0 where id = ?", broken.id());
        fallDue(stuck);
        fallDue(order);

        await().atMost(Duration.ofSeconds(10)).until(() -> sound.held() == 0);

        buyer.reads(order).then().body("status", equalTo("EXPIRED"));
        buyer.reads(stuck).then().body("status", equalTo("CREATED"));
        Database.change("update ticket set held = 2 where id = ?", broken.id());
        await().atMost(Duration.ofSeconds(10)).until(() -> broken.held() == 0);
    }

    @Test
    void endsOnceWhoeverRaces() {
        Listing ticket = Listing.onSale(200).announced();
        List<Buyer> buyers = new ArrayList<>();
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            buyers.add(Buyer.anyone());
            orders.add(buyers.getLast().holds(ticket, 2));
        }
        orders.forEach(EndOfHoldTest::fallDue);
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            Buyer canceller = buyers.get(i);
            UUID order = orders.get(i);
            racers.add(() -> canceller.cancels(order).statusCode());
            racers.add(() -> {
                expireOrders.sweep();
                return 0;
            });
        }

        Together.run(racers);

        assertThat(ticket.held()).isZero();
        assertThat(ticket.heldByOrders()).isZero();
        for (UUID order : orders) {
            assertThat(Database.count("select version from orders where id = ?", order))
                    .isEqualTo(2);
            assertThat(Database.count("select count(*) from order_transition where order_id = ?", order))
                    .isEqualTo(2);
        }
    }

    private static void fallDue(UUID order) {
        Database.change("update orders set expires_at = clock_timestamp() where id = ?", order);
    }
}
