package dev.boxoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.PublishedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Runs the script of docs/restore that operators run after a restore. */
@OrderServiceTest
class RestoreTest {

    @Test
    void publishesAvailabilityWithAHigherVersion() throws IOException {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        Buyer.anyone().holds(ticket, 3);
        JsonNode before = PublishedEvents.json(
                PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 2).getLast());

        Database.update(Files.readString(Path.of("../docs/restore/order-service.sql")));

        var republished =
                PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 3).getLast();
        assertThat(PublishedEvents.type(republished)).isEqualTo("dev.boxoffice.ticket.availability-changed.v1");
        JsonNode after = PublishedEvents.json(republished);
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

    @Test
    void publishesAvailabilityOfPoolsWithAHigherVersion() throws IOException {
        OfferedPool pool = OfferedPool.of(10).published();
        Buyer.anyone().holds(OfferedTicket.onSale(10).in(pool).published(), 3);
        JsonNode before = PublishedEvents.json(
                PublishedEvents.await(Topics.POOL_AVAILABILITY, pool.id(), 2).getLast());

        Database.update(Files.readString(Path.of("../docs/restore/order-service.sql")));

        var republished =
                PublishedEvents.await(Topics.POOL_AVAILABILITY, pool.id(), 3).getLast();
        assertThat(PublishedEvents.type(republished)).isEqualTo("dev.boxoffice.pool.availability-changed.v1");
        JsonNode after = PublishedEvents.json(republished);
        assertThat(after.get("version").asLong())
                .isGreaterThan(before.get("version").asLong());
        assertThat(figures(after)).isEqualTo(figures(before)).isEqualTo("3 0 7");
    }

    @Test
    void publishesNothingAvailableForACalledOffShow() throws IOException {
        OfferedTicket ticket = OfferedTicket.onSale(10).ofShow("CALLED_OFF").published();

        Database.update(Files.readString(Path.of("../docs/restore/order-service.sql")));

        var republished =
                PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 2).getLast();
        assertThat(figures(PublishedEvents.json(republished))).isEqualTo("0 0 0");
    }

    private static String figures(JsonNode availability) {
        return "%d %d %d"
                .formatted(
                        availability.get("held").asInt(),
                        availability.get("sold").asInt(),
                        availability.get("available").asInt());
    }
}
