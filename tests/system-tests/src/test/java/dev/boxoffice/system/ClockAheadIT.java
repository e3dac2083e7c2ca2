package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Promise 9 while order-service's own clock is ahead of PostgreSQL's by more than the duration of a hold. Kafka's clock is
 * ahead too, because it rejects records from more than an hour in the future.
 */
@ExtendWith(TempHomes.class)
class ClockAheadIT {

    private static final Duration AHEAD = Duration.ofHours(2);
    private static final Duration HOLD = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private static Boxoffice boxoffice;
    private static User buyer;

    private final UUID ticket = User.of(boxoffice, "sally").createsTicket("Concert Out of Time", 10);

    @BeforeAll
    static void up() throws IOException {
        boxoffice = Boxoffice.withNewData()
                .with("JAVA_TOOL_OPTIONS", ClockAhead.option(AHEAD))
                .with("BOXOFFICE_HOLD_DURATION", HOLD.toString())
                .up();
        buyer = User.of(boxoffice, "ben");
    }

    @AfterAll
    static void down() {
        boxoffice.close();
    }

    @Test
    void startsAHoldByTheClockOfTheDatabase() {
        awaitKnownToOrders();
        Instant before = databaseClock();

        Response placed = orders(3);

        Instant after = databaseClock();
        assertThat(instant(placed, "createdAt")).isBetween(before, after);
        assertThat(instant(placed, "expiresAt")).isBetween(before.plus(HOLD), after.plus(HOLD));
        assertThat(ownClock(placed)).isCloseTo(after.plus(AHEAD), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void endsAHoldByTheClockOfTheDatabase() {
        awaitKnownToOrders();

        Response placed = orders(3);

        String order = placed.path("id");
        await().atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(50))
                .failFast("the hold has ended early", () -> hasEndedEarly(order))
                .until(() -> buyer.readsOrder(order).path("status").equals("EXPIRED"));
        Response expired = buyer.readsOrder(order);
        expired.then().body("history[-1].to", equalTo("EXPIRED"));
        assertThat(instant(expired, "history[-1].at")).isAfterOrEqualTo(instant(placed, "expiresAt"));
        assertThat(held()).isZero();
        await().atMost(RECOVERY)
                .untilAsserted(() -> buyer.reads(ticket).then().body("availability.available", equalTo(10)));
    }

    /** The twin: the check of the test above finds a hold that ends early. */
    @Test
    void detectsAHoldThatEndsEarly() {
        awaitKnownToOrders();
        String order = orders(3).path("id");
        boxoffice.change(
                "orders", "update orders set expires_at = expires_at + interval '1 hour' where id = '" + order + "'");

        buyer.cancels(order);

        assertThat(hasEndedEarly(order)).isTrue();
    }

    private void awaitKnownToOrders() {
        await().atMost(RECOVERY).until(() -> boxoffice.ordersKnow(ticket));
    }

    private Response orders(int quantity) {
        Response placed = buyer.orders(ticket, quantity);
        placed.then().statusCode(201).body("status", equalTo("CREATED"));
        return placed;
    }

    /** One statement, so that the clock is read after the rows. */
    private boolean hasEndedEarly(String order) {
        return boxoffice.ask("orders", """
                select count(*)
                from orders o join order_item i on i.order_id = o.id join ticket t on t.id = i.ticket_id
                where o.id = '%s' and (o.status <> 'CREATED' or t.held <> i.quantity)
                    and clock_timestamp() < o.expires_at
                """.formatted(order)) > 0;
    }

    private long held() {
        return boxoffice.ask("orders", "select held from ticket where id = '" + ticket + "'");
    }

    private static Instant databaseClock() {
        long micros = boxoffice.ask("orders", "select extract(epoch from clock_timestamp()) * 1000000");
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The UUIDv7 of an order contains order-service's time of day (RFC 9562, section 5.7). */
    private static Instant ownClock(Response placed) {
        UUID order = UUID.fromString(placed.path("id"));
        return Instant.ofEpochMilli(order.getMostSignificantBits() >>> 16);
    }

    private static Instant instant(Response response, String path) {
        return Instant.parse(response.path(path));
    }
}
