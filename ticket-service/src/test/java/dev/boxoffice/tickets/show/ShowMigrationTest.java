package dev.boxoffice.tickets.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.OrganiserV1;
import dev.boxoffice.events.Payload;
import dev.boxoffice.events.ShowV1;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Tickets of an earlier release get a show each, and their sellers an organiser. */
class ShowMigrationTest {

    private static final String BEFORE_SHOWS = "6";

    private static final String TICKETS = """
            insert into ticket (id, title, description, venue, starts_at, price_amount, price_currency, capacity,
                max_per_order, seller_id, status, version, created_at, updated_at, indexed_version)
            select uuidv7(), 'Concert ' || n, 'Two sets', 'Hall', '2031-05-04T17:30:00Z', 2500, 'EUR', 10, 5, 'seller-' || n % 3,
                case when n = 4 then 'WITHDRAWN' else 'ON_SALE' end, n, now(), now(), case when n < 3 then n end
            from generate_series(1, 6) n
            """;

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Test
    void keepsTheTicketsOfAnEarlierRelease() throws SQLException {
        String url = Stack.createDatabase("C");
        Map<String, String> environment = Stack.environment("tickets");
        String user = environment.get("BOXOFFICE_DB_MIGRATION_USER");
        String password = environment.get("BOXOFFICE_DB_MIGRATION_PASSWORD");
        var flyway = Flyway.configure().dataSource(url, user, password).outOfOrder(true);
        flyway.target(BEFORE_SHOWS).load().migrate();
        try (var connection = DriverManager.getConnection(url, user, password)) {
            connection.createStatement().execute(TICKETS);

            flyway.target("latest").load().migrate();

            List<ShowV1> shows = events(connection, ShowV1.class);
            List<TicketV1> tickets = events(connection, TicketV1.class);
            List<OrganiserV1> organisers = events(connection, OrganiserV1.class);
            assertThat(organisers)
                    .hasSize(3)
                    .allSatisfy(organiser -> assertThat(organiser.members())
                            .singleElement()
                            .satisfies(owner -> assertThat(owner.role()).isEqualTo("OWNER")));
            assertThat(shows)
                    .hasSize(6)
                    .allSatisfy(show -> assertThat(show.status()).isEqualTo("PUBLISHED"));
            assertThat(tickets).hasSize(6).allSatisfy(ticket -> {
                ShowV1 show = shows.stream()
                        .filter(one -> one.id().equals(ticket.showId()))
                        .findFirst()
                        .orElseThrow();
                OrganiserV1 organiser = organisers.stream()
                        .filter(one -> one.id().equals(show.organiserId()))
                        .findFirst()
                        .orElseThrow();
                assertThat(show.title()).isEqualTo(ticket.title());
                assertThat(show.startsAt()).isEqualTo(ticket.startsAt());
                assertThat(ticket.organiserId()).isEqualTo(show.organiserId());
                assertThat(organiser.members().getFirst().subject()).isEqualTo(ticket.sellerId());
                assertThat(ticket.version()).isGreaterThan(1);
            });
            assertThat(tickets)
                    .filteredOn(ticket -> ticket.status().equals("WITHDRAWN"))
                    .hasSize(1);
        }
    }

    /** The published events of a type of payload, as a consumer reads them. */
    private static <P extends Payload> List<P> events(Connection connection, Class<P> payload) throws SQLException {
        var found = new ArrayList<P>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select type, payload from outbox")) {
            while (rows.next()) {
                if (EventType.of(rows.getString(1)).orElseThrow().payload() == payload) {
                    found.add(JSON.readValue(rows.getString(2), payload));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
