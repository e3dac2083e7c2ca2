package dev.boxoffice.tickets.availability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.tickets.Sales;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class AvailabilityConsumerTest {

    private static final String KNOWN = EventType.TICKET_AVAILABILITY_CHANGED.type();

    private final Seller seller = Seller.anyone();
    private final TicketBody body = TicketBody.concert();
    private final UUID marker = UUID.randomUUID();
    private UUID ticket;

    @Inject
    TicketAvailability table;

    @BeforeEach
    void createTicket() {
        ticket = seller.hasTicket(body);
    }

    @Test
    void showsFiguresOfOrderService() {
        Sales.publish(ticket, 3, 4, 93, 1);
        eventually(() -> read().then()
                .header("ETag", "\"1.1\"")
                .body("version", equalTo(1))
                .body("availability.held", equalTo(3))
                .body("availability.sold", equalTo(4))
                .body("availability.available", equalTo(93))
                .body("availability.asOf", equalTo("2026-11-01T10:00:00Z")));
        given().queryParam("sellerId", seller.name())
                .get("/api/tickets")
                .then()
                .body("items[0].availability.available", equalTo(93));
    }

    @Test
    void keepsTheNewestFiguresInAnyOrder() {
        Sales.publish(ticket, 1, 0, 99, 5);
        eventually(() -> read().then().header("ETag", "\"1.5\""));
        Sales.publish(ticket, 9, 9, 82, 4);
        Sales.publish(ticket, 8, 8, 84, 5);
        Sales.publish(marker, 0, 0, 1, 1);
        afterMarker(() -> read().then().header("ETag", "\"1.5\"").body("availability.held", equalTo(1)));
    }

    @Test
    void storesFiguresOfAnUnknownTicket() {
        UUID unknown = UUID.randomUUID();
        Sales.publish(unknown, 1, 2, 3, 1);
        eventually(() -> assertThat(table.find(unknown)).isPresent());
    }

    @Test
    void continuesAfterADeadLetter() {
        Sales.send(ticket, KNOWN, "{\"ticketId\": \"%s\", \"held\": -1}".formatted(ticket));
        Sales.send(ticket, KNOWN, "not JSON");
        Sales.send(ticket, KNOWN, figures("\"version\": 9223372036854775807"));
        Sales.send(ticket, KNOWN, figures("\"version\": 9, \"held\": 2147483647"));
        Sales.send(ticket, KNOWN, figures("\"version\": 9, \"asOf\": \"+12026-11-01T10:00:00Z\""));
        Sales.send(ticket, "dev.boxoffice.ticket.imagined.v9", "{}");
        Sales.publish(ticket, 0, 1, 99, 1);
        eventually(() -> read().then().body("availability.sold", equalTo(1)));
        eventually(() -> assertThat(Kafka.readAll(Topics.deadLetters(Topics.AVAILABILITY)))
                .filteredOn(letter -> ticket.toString().equals(letter.key()))
                .hasSize(5));
    }

    /** Valid figures, except for the changed fields. */
    private String figures(String changed) {
        String valid = "\"ticketId\": \"%s\", \"sold\": 1, \"available\": 1".formatted(ticket);
        String held = changed.contains("held") ? "" : ", \"held\": 0";
        String asOf = changed.contains("asOf") ? "" : ", \"asOf\": \"2026-11-01T10:00:00Z\"";
        return "{" + valid + held + asOf + ", " + changed + "}";
    }

    @Test
    void keepsEditsValidAfterASale() {
        Sales.publish(ticket, 0, 1, 99, 1);
        eventually(() -> read().then().header("ETag", "\"1.1\""));
        seller.edits(ticket, "\"1.0\"", body.titled("Edited"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2.1\"");
    }

    @Test
    void rejectsACapacityBelowHeldAndSold() {
        Sales.publish(ticket, 3, 4, 93, 1);
        eventually(() -> read().then().header("ETag", "\"1.1\""));
        seller.edits(ticket, "*", body.ofCapacity(6))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/capacity-below-sold"))
                .body("capacity", equalTo(6))
                .body("held", equalTo(3))
                .body("sold", equalTo(4));
        seller.edits(ticket, "*", body.priced(100, "CHF"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/currency-fixed"));
        seller.edits(ticket, "*", body.ofCapacity(7)).then().statusCode(200);
    }

    @Test
    void showsNoAvailabilityOfAWithdrawnTicket() {
        Sales.publish(ticket, 3, 4, 93, 1);
        eventually(() -> read().then().header("ETag", "\"1.1\""));
        seller.withdraws(ticket);
        read().then()
                .body("availability.available", equalTo(0))
                .body("availability.held", equalTo(3))
                .body("availability.sold", equalTo(4));
    }

    private void afterMarker(ThrowingRunnable check) {
        eventually(() -> {
            assertThat(table.find(marker)).isPresent();
            check.run();
        });
    }

    private Response read() {
        return given().get("/api/tickets/{id}", ticket);
    }

    private static void eventually(ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(check);
    }
}
