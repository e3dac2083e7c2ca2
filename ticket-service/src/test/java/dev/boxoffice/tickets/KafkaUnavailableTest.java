package dev.boxoffice.tickets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.Stack;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@TicketServiceTest
class KafkaUnavailableTest {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private boolean stopped;

    @Test
    void acceptsChangesAndCatchesUpAfterRecovery() {
        Seller seller = Seller.anyone();
        Stack.stopKafka();
        stopped = true;
        UUID ticket = seller.hasTicket(TicketBody.concert());
        seller.edits(ticket, "\"1.0\"", TicketBody.concert().titled("Meanwhile"))
                .then()
                .statusCode(200);
        given().get("/api/tickets/{id}", ticket).then().statusCode(200).body("version", equalTo(2));
        restartKafka();
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(Kafka.readAll(Topics.TICKETS))
                        .filteredOn(event -> ticket.toString().equals(event.key()))
                        .hasSizeGreaterThanOrEqualTo(2));
        Sales.publish(ticket, 1, 0, 99, 1);
        await().atMost(RECOVERY)
                .untilAsserted(
                        () -> given().get("/api/tickets/{id}", ticket).then().body("availability.held", equalTo(1)));
    }

    @AfterEach
    void restartKafka() {
        if (stopped) {
            Stack.startKafka();
            stopped = false;
        }
    }
}
