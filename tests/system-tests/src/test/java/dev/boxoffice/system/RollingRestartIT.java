package dev.boxoffice.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each service is replaced while people use it, as a Deployment does it: another pod gets ready, the old one leaves the
 * endpoints and is told to stop; and once more the other way round.
 */
@ExtendWith({TempHomes.class, SharedSystem.class})
class RollingRestartIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    /** Kubernetes takes longer, and the pods wait for it. */
    private static final Duration OUT_OF_THE_ENDPOINTS = Duration.ofMillis(500);

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private static Boxoffice boxoffice;

    @BeforeAll
    static void up() {
        boxoffice = SharedSystem.boxoffice();
    }

    @Test
    void ordersAreTakenAndPagesShownAllTheWhile() {
        UUID ticket = User.of(boxoffice, "sally").lists("The Moving House", 100_000);
        await().atMost(LIMIT).until(() -> boxoffice.ordersKnow(ticket));
        var orders = new Roll(
                "order-service",
                boxoffice.orders(),
                201,
                door -> someone().ordersAt(door, UUID.randomUUID().toString(), ticket, 1));
        var pages = new Roll("storefront", boxoffice.storefront(), 200, door -> given().get(door + "/"));

        roll(orders, pages);

        String ordered = "select coalesce(sum(quantity), 0) from order_item where ticket_id = '" + ticket + "'";
        assertThat(boxoffice.ask("orders", ordered)).isEqualTo(orders.traffic().answered());
        User.operator(boxoffice).reconciles().then().body("drift", equalTo(0));
    }

    @Test
    void listingsAreTakenAllTheWhile() {
        String title = "The House that Moved " + UUID.randomUUID();
        var listings = new Roll(
                "ticket-service", boxoffice.tickets(), 201, door -> someone().listsAt(door, title, 10));

        roll(listings);

        String listed = "select count(*) from ticket where title = '" + title + "'";
        assertThat(boxoffice.ask("tickets", listed))
                .isEqualTo(listings.traffic().answered());
        await().atMost(LIMIT)
                .until(() ->
                        boxoffice.ask("orders", listed) == listings.traffic().answered());
    }

    /** The twin: nobody leaves the endpoints before it stops. */
    @Test
    void aPodThatJustDiesFailsRequests() {
        var pages = new Roll("storefront", boxoffice.storefront(), 200, door -> given().get(door + "/"));
        pages.awaitMore();

        boxoffice.kill("storefront");

        await().atMost(LIMIT).until(() -> !pages.traffic().failed().isEmpty());
        pages.traffic().end();
        await().atMost(LIMIT).until(() -> boxoffice.run("status").exitCode() == 0);
    }

    /** A service, and who uses it at the door of the instance that is not being replaced. */
    private record Roll(String service, String door, Traffic traffic) {

        Roll(String service, String door, int wanted, Function<String, Response> request) {
            this(service, door, Traffic.at(door, wanted, request));
        }

        private void awaitMore() {
            int soFar = traffic.answered();
            await().atMost(LIMIT).until(() -> traffic.answered() > soFar + 30);
        }

        /** The launcher starts it again. */
        private boolean isReplaced(ProcessHandle old) {
            return boxoffice
                    .recorded(service)
                    .filter(process -> process.pid() != old.pid())
                    .isPresent();
        }
    }

    private static void roll(Roll... rolls) {
        List<BareService.Instance> others = Stream.of(rolls)
                .map(roll -> new BareService(boxoffice, roll.service()).startBeside())
                .toList();
        for (int i = 0; i < rolls.length; i++) {
            rolls[i].awaitMore();
            rolls[i].traffic().goesTo(others.get(i).url());
        }
        await().pollDelay(OUT_OF_THE_ENDPOINTS).until(() -> true);
        for (Roll roll : rolls) {
            ProcessHandle old = boxoffice.process(roll.service());
            old.destroy();
            await().atMost(LIMIT).until(() -> !old.isAlive() && roll.isReplaced(old));
            roll.awaitMore();
        }
        await().atMost(LIMIT).until(() -> boxoffice.run("status").exitCode() == 0);
        for (Roll roll : rolls) {
            roll.traffic().goesTo(roll.door());
        }
        await().pollDelay(OUT_OF_THE_ENDPOINTS).until(() -> true);
        others.forEach(BareService.Instance::close);
        for (Roll roll : rolls) {
            roll.awaitMore();
            roll.traffic().end();
            assertThat(roll.traffic().failed()).isEmpty();
        }
    }

    /** Nobody has many open orders. */
    private static User someone() {
        return User.of(boxoffice, "mover-" + PEOPLE.incrementAndGet());
    }
}
