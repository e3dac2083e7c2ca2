package dev.boxoffice.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.OrganiserV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An organiser as ticket-service publishes it. */
public record Organiser(UUID id, long version, List<OrganiserV1.Member> members) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    public static Organiser anyone() {
        return of(UUID.randomUUID());
    }

    public static Organiser of(UUID id) {
        return new Organiser(id, 0, List.of());
    }

    /** Adds a member, publishes the next version and returns once the replica has it. */
    public Organiser with(Buyer member, String role) {
        var more = new ArrayList<>(members);
        more.add(new OrganiserV1.Member(member.name(), role));
        return new Organiser(id, version + 1, more).published();
    }

    /** Removes a member, publishes the next version and returns once the replica has it. */
    public Organiser without(Buyer member) {
        List<OrganiserV1.Member> fewer = members.stream()
                .filter(other -> !other.subject().equals(member.name()))
                .toList();
        return new Organiser(id, version + 1, fewer).published();
    }

    public void owns(OfferedTicket ticket) {
        TicketRows.corrupt(ticket.id(), "organiser_id = '" + id + "'");
    }

    private Organiser published() {
        try {
            Instant now = Instant.now();
            var payload =
                    new OrganiserV1(id, "Harbour Hall", "harbour-" + id, "", null, null, members, version, now, now);
            Kafka.send(
                    Topics.ORGANISERS,
                    id.toString(),
                    Map.of(
                            EventHeaders.TYPE,
                            EventType.ORGANISER_UPDATED.type(),
                            EventHeaders.ID,
                            UUID.randomUUID().toString()),
                    JSON.writeValueAsString(payload).getBytes(UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        Long.valueOf(version).equals(Database.query("select version from organiser where id = ?", id)));
        return this;
    }
}
