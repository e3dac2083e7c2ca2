package dev.boxoffice.orders;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.testing.Stack;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An unavailable dependency gets a clear problem response, and the service recovers without a restart. */
@Tag("slow")
@OrderServiceTest
class OutageTest {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final Buyer buyer = Buyer.anyone();

    @Test
    void reportsUnavailableDatabaseAndSellsAfterwards() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        String key = UUID.randomUUID().toString();
        Stack.killPostgres();
        try {
            buyer.ordersWithKey(key, ticket, 1)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json")
                    .body("type", endsWith("/unavailable"));
            given().get(readiness).then().statusCode(503);
        } finally {
            Stack.startPostgres();
        }

        await().atMost(RECOVERY)
                .untilAsserted(() -> buyer.ordersWithKey(key, ticket, 1).then().statusCode(201));
        await().atMost(RECOVERY)
                .untilAsserted(() -> given().get(readiness).then().statusCode(200));
        OfferedTicket.onSale(1).published();
        assertThat(ticket.held()).isEqualTo(1);
    }

    @Test
    void sellsWhileKafkaIsUnavailableAndPublishesAfterwards() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        Stack.stopKafka();
        try {
            buyer.holds(ticket, 2);
            given().get(readiness).then().statusCode(200).body("status", equalTo("UP"));
        } finally {
            Stack.startKafka();
        }

        await().atMost(RECOVERY).until(() -> TicketRows.unpublishedEvents(ticket.id()) == 0);
        ticket.next().title("After the outage").published();
    }

    @Test
    void exposesMetricsOfOutboxAndInbox() {
        OfferedTicket.onSale(1).published();

        given().get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("boxoffice_outbox_rows"))
                .body(containsString("boxoffice_outbox_oldest_age_seconds"))
                .body(containsString("boxoffice_outbox_sent_total"))
                .body(containsString("boxoffice_outbox_failed_total"))
                .body(containsString("boxoffice_inbox_events_total{"));
    }
}
