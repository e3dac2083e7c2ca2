package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.words.KnownWords;
import dev.boxoffice.tickets.words.SearchTerms;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Indexes tickets that other writers have stored: migrations, restores and pods of the previous release. */
@ApplicationScoped
public class IndexTickets {

    private static final int BATCH = 200;

    /** Skips tickets that another instance indexes or a user edits. */
    private static final String UNINDEXED = """
            select id, title, venue, description from ticket where indexed_version is distinct from version
            order by id limit ? for update skip locked
            """;

    private static final String INDEX =
            "update ticket set search_terms = array_to_tsvector(?::text[]), indexed_version = version where id = ?";

    private final DataSource dataSource;
    private final KnownWords knownWords;

    public IndexTickets(DataSource dataSource, KnownWords knownWords) {
        this.dataSource = dataSource;
        this.knownWords = knownWords;
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        int indexed;
        do {
            indexed = QuarkusTransaction.requiringNew().call(this::indexBatch);
        } while (indexed == BATCH);
    }

    public int indexBatch() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, SearchTerms> terms = unindexed(connection);
            if (terms.isEmpty()) {
                return 0;
            }
            var names = new HashSet<String>();
            try (var update = connection.prepareStatement(INDEX)) {
                for (var ticket : terms.entrySet()) {
                    names.addAll(ticket.getValue().names());
                    String[] sorted = ticket.getValue().terms().toArray(String[]::new);
                    update.setArray(1, connection.createArrayOf("text", sorted));
                    update.setObject(2, ticket.getKey());
                    update.addBatch();
                }
                update.executeBatch();
            }
            knownWords.add(names);
            return terms.size();
        }
    }

    private static Map<UUID, SearchTerms> unindexed(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(UNINDEXED)) {
            select.setInt(1, BATCH);
            var terms = new HashMap<UUID, SearchTerms>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    terms.put(
                            rows.getObject("id", UUID.class),
                            SearchTerms.of(
                                    rows.getString("title"), rows.getString("venue"), rows.getString("description")));
                }
            }
            return terms;
        }
    }
}
