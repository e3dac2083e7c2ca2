package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.words.KnownWords;
import dev.boxoffice.tickets.words.SearchTerms;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Indexes tickets and shows that other writers have stored: migrations, restores and pods of the previous release. */
@ApplicationScoped
public class IndexTickets {

    private static final int BATCH = 200;

    /** Skips tickets that another instance indexes or a user edits. */
    private static final String UNINDEXED_TICKETS = """
            select id, title, venue, null as city, description from ticket where indexed_version is distinct from version
            order by id limit ? for no key update skip locked
            """;

    private static final String UNINDEXED_SHOWS = """
            select id, title, venue, venue_city as city, description from show where indexed_version is distinct from version
            order by id limit ? for no key update skip locked
            """;

    private static final String INDEX_TICKET =
            "update ticket set search_terms = array_to_tsvector(?::text[]), indexed_version = version where id = ?";

    private static final String INDEX_SHOW = """
            update show set search_terms = array_to_tsvector(?::text[]), indexed_version = version, city_key = ? where id = ?
            """;

    private final DataSource dataSource;
    private final KnownWords knownWords;

    public IndexTickets(DataSource dataSource, KnownWords knownWords) {
        this.dataSource = dataSource;
        this.knownWords = knownWords;
    }

    private record Unindexed(UUID id, String city, SearchTerms terms) {}

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        int indexed;
        do {
            indexed = QuarkusTransaction.requiringNew().call(this::indexBatch);
        } while (indexed >= BATCH);
    }

    /** Returns the number of tickets and shows that were indexed. */
    public int indexBatch() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<Unindexed> tickets = unindexed(connection, UNINDEXED_TICKETS);
            List<Unindexed> shows = unindexed(connection, UNINDEXED_SHOWS);
            indexTickets(connection, tickets);
            indexShows(connection, shows);
            var names = new HashSet<String>();
            tickets.forEach(ticket -> names.addAll(ticket.terms().names()));
            shows.forEach(show -> names.addAll(show.terms().names()));
            if (!names.isEmpty()) {
                knownWords.add(names);
            }
            return tickets.size() + shows.size();
        }
    }

    private static void indexTickets(Connection connection, List<Unindexed> tickets) throws SQLException {
        try (var update = connection.prepareStatement(INDEX_TICKET)) {
            for (Unindexed ticket : tickets) {
                update.setArray(
                        1,
                        connection.createArrayOf("text", ticket.terms().terms().toArray()));
                update.setObject(2, ticket.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void indexShows(Connection connection, List<Unindexed> shows) throws SQLException {
        try (var update = connection.prepareStatement(INDEX_SHOW)) {
            for (Unindexed show : shows) {
                update.setArray(
                        1, connection.createArrayOf("text", show.terms().terms().toArray()));
                update.setString(2, show.city() == null ? null : SearchTerms.key(show.city()));
                update.setObject(3, show.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static List<Unindexed> unindexed(Connection connection, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setInt(1, BATCH);
            var found = new ArrayList<Unindexed>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(unindexed(rows));
                }
            }
            return found;
        }
    }

    private static Unindexed unindexed(ResultSet row) throws SQLException {
        String city = row.getString("city");
        return new Unindexed(
                row.getObject("id", UUID.class),
                city,
                SearchTerms.of(
                        row.getString("title"),
                        ShowDetails.venueText(row.getString("venue"), city),
                        row.getString("description")));
    }
}
