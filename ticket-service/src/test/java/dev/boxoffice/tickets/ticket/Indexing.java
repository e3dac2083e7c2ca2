package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.search.IndexTickets;
import dev.boxoffice.tickets.words.KnownWords;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Indexes tickets in a database without a running service. */
public final class Indexing {

    private Indexing() {}

    public static void run(DataSource dataSource) throws SQLException {
        var indexTickets = new IndexTickets(dataSource, new KnownWords(dataSource));
        while (indexTickets.indexBatch() > 0) {}
    }

    public static TicketTable table(DataSource dataSource) {
        return new TicketTable(dataSource);
    }
}
