package dev.boxoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What operators run after a restore, docs/restore. */
@OrderServiceTest
class RestoreTest {

    @Test
    void tellsAvailabilityAnewAboveAllThatWasToldBefore() throws IOException {
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        Buyer.anyone().holds(ticket, 3);
        JsonNode before = PublishedEvents.json(
                PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 2).getLast());

        Database.change(Files.readString(Path.of("../docs/restore/order-service.sql")));

        var told = PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 3).getLast();
        assertThat(PublishedEvents.type(told)).isEqualTo("dev.boxoffice.ticket.availability-changed.v1");
        JsonNode after = PublishedEvents.json(told);
        assertThat(after.get("version").asLong())
                .isGreaterThan(before.get("version").asLong());
        assertThat(Instant.parse(after.get("asOf").asText())).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
        assertThat(figures(after)).isEqualTo(figures(before)).isEqualTo("3 0 7");
        Buyer.anyone().holds(ticket, 1);
        JsonNode next = PublishedEvents.json(
                PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 4).getLast());
        assertThat(next.get("version").asLong())
                .isGreaterThan(after.get("version").asLong());
    }

    private static String figures(JsonNode availability) {
        return "%d %d %d"
                .formatted(
                        availability.get("held").asInt(),
                        availability.get("sold").asInt(),
                        availability.get("available").asInt());
    }
}
