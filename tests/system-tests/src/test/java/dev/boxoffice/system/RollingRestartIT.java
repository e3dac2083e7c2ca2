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
 * Replaces each service under traffic, as a Deployment does: a new instance gets ready, the old one leaves the endpoints and
 * is then stopped. Afterwards the traffic returns the same way.
 */
@ExtendWith({TempHomes.class, SharedSystem.class})
class RollingRestartIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    /** Kubernetes takes longer, and its pods wait before they stop. */
    private static final Duration OUT_OF_THE_ENDPOINTS = Duration.ofMillis(500);

    private static final AtomicInteger USERS = new AtomicInteger();

    private static Boxoffice boxoffice;

    @BeforeAll
    static void up() {
        boxoffice = SharedSystem.boxoffice();
    }

    @Test
    void acceptsOrdersAndServesPagesWithoutInterruption() {
        UUID ticket = User.of(boxoffice, "sally").createsTicket("The Moving House", 100_000);
        await().atMost(LIMIT).until(() -> boxoffice.ordersKnow(ticket));
        var orders = new Roll(
                "order-service",
                boxoffice.orders(),
                201,
                address -> newUser().ordersAt(address, UUID.randomUUID().toString(), ticket, 1));
        var pages = new Roll("storefront", boxoffice.storefront(), 200, address -> given().get(address + "/"));

        roll(orders, pages);

        String ordered = "select coalesce(sum(quantity), 0) from order_item where ticket_id = '" + ticket + "'";
        assertThat(boxoffice.ask("orders", ordered)).isEqualTo(orders.traffic().succeeded());
        User.operator(boxoffice).reconciles().then().body("drift", equalTo(0));
    }

    @Test
    void acceptsTicketsWithoutInterruption() {
        String title = "The House that Moved " + UUID.randomUUID();
        var tickets = new Roll(
                "ticket-service", boxoffice.tickets(), 201, address -> newUser().createsTicketAt(address, title, 10));

        roll(tickets);

        String created = "select count(*) from ticket where title = '" + title + "'";
        assertThat(boxoffice.ask("tickets", created))
                .isEqualTo(tickets.traffic().succeeded());
        await().atMost(LIMIT)
                .until(() ->
                        boxoffice.ask("orders", created) == tickets.traffic().succeeded());
    }

    /** The twin: an instance that stops while it is in the endpoints. */
    @Test
    void failsRequestsOfAKilledInstance() {
        var pages = new Roll("storefront", boxoffice.storefront(), 200, address -> given().get(address + "/"));
        pages.awaitMore();

        boxoffice.kill("storefront");

        await().atMost(LIMIT).until(() -> !pages.traffic().failed().isEmpty());
        pages.traffic().end();
        await().atMost(LIMIT).until(() -> boxoffice.run("status").exitCode() == 0);
    }

    /** A service, the address of its regular instance, and the traffic to whichever instance is not being replaced. */
    private record Roll(String service, String address, Traffic traffic) {

        Roll(String service, String address, int expected, Function<String, Response> request) {
            this(service, address, Traffic.at(address, expected, request));
        }

        private void awaitMore() {
            int soFar = traffic.succeeded();
            await().atMost(LIMIT).until(() -> traffic.succeeded() > soFar + 30);
        }

        /** The launcher has started a successor. */
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
            rolls[i].traffic().switchTo(others.get(i).url());
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
            roll.traffic().switchTo(roll.address());
        }
        await().pollDelay(OUT_OF_THE_ENDPOINTS).until(() -> true);
        others.forEach(BareService.Instance::close);
        for (Roll roll : rolls) {
            roll.awaitMore();
            roll.traffic().end();
            assertThat(roll.traffic().failed()).isEmpty();
        }
    }

    /** A new user for each request, below the limit of open orders. */
    private static User newUser() {
        return User.of(boxoffice, "user-" + USERS.incrementAndGet());
    }
}
