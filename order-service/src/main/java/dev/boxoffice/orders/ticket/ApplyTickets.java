package dev.boxoffice.orders.ticket;

import static dev.boxoffice.database.SqlArrays.column;

import dev.boxoffice.events.TicketV1;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes newer states of tickets to the replica and publishes the resulting availability.
 *
 * <p>Older and known versions change nothing, unless the row differs from its version and needs repair. Existing orders win
 * over a reduced capacity: the allotment never falls below held plus sold units.
 */
@ApplicationScoped
class ApplyTickets {

    private static final String UPSERT = """
            insert into ticket as t (id, title, venue, starts_at, price_amount, price_currency, capacity,
                                     max_per_order, seller_id, status, version, allotment)
            select id, title, venue, starts_at, price_amount, price_currency, capacity,
                   max_per_order, seller_id, status, version, capacity
            from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::text[], ?::int[],
                        ?::int[], ?::text[], ?::text[], ?::bigint[])
                as e (id, title, venue, starts_at, price_amount, price_currency, capacity,
                      max_per_order, seller_id, status, version)
            on conflict (id) do update
            set title = excluded.title, venue = excluded.venue, starts_at = excluded.starts_at,
                price_amount = excluded.price_amount, price_currency = excluded.price_currency,
                capacity = excluded.capacity, max_per_order = excluded.max_per_order,
                seller_id = excluded.seller_id, status = excluded.status, version = excluded.version,
                allotment = greatest(excluded.capacity, t.held + t.sold), stock_version = t.stock_version + 1
            where t.version < excluded.version
               or t.version = excluded.version
                  and (t.title, t.venue, t.starts_at, t.price_amount, t.price_currency, t.capacity, t.max_per_order,
                       t.seller_id, t.status, t.allotment)
                      is distinct from
                      (excluded.title, excluded.venue, excluded.starts_at, excluded.price_amount,
                       excluded.price_currency, excluded.capacity, excluded.max_per_order,
                       excluded.seller_id, excluded.status, greatest(excluded.capacity, t.held + t.sold))
            returning clock_timestamp() as as_of,
            """ + TicketTable.COLUMNS;

    private final DataSource dataSource;
    private final Outbox outbox;

    ApplyTickets(DataSource dataSource, Outbox outbox) {
        this.dataSource = dataSource;
        this.outbox = outbox;
    }

    /** Applies at most one state per ticket, ordered by id. Returns the number of changed rows. */
    @Transactional
    int apply(List<TicketV1> tickets) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            bind(upsert, tickets);
            List<Outbox.Entry> changed = execute(upsert);
            outbox.append(changed);
            return changed.size();
        } catch (SQLException e) {
            throw new IllegalStateException("could not write ticket events to the replica", e);
        }
    }

    private static void bind(PreparedStatement upsert, List<TicketV1> tickets) throws SQLException {
        Connection connection = upsert.getConnection();
        upsert.setArray(1, column(connection, "uuid", tickets, TicketV1::id));
        upsert.setArray(2, column(connection, "text", tickets, TicketV1::title));
        upsert.setArray(3, column(connection, "text", tickets, TicketV1::venue));
        upsert.setArray(4, column(connection, "timestamptz", tickets, TicketV1::startsAt));
        upsert.setArray(
                5, column(connection, "int8", tickets, ticket -> ticket.price().amount()));
        upsert.setArray(
                6, column(connection, "text", tickets, ticket -> ticket.price().currency()));
        upsert.setArray(7, column(connection, "int4", tickets, TicketV1::capacity));
        upsert.setArray(8, column(connection, "int4", tickets, TicketV1::maxPerOrder));
        upsert.setArray(9, column(connection, "text", tickets, TicketV1::sellerId));
        upsert.setArray(10, column(connection, "text", tickets, TicketV1::status));
        upsert.setArray(11, column(connection, "int8", tickets, TicketV1::version));
    }

    private static List<Outbox.Entry> execute(PreparedStatement upsert) throws SQLException {
        var changed = new ArrayList<Outbox.Entry>();
        try (ResultSet rows = upsert.executeQuery()) {
            while (rows.next()) {
                Instant asOf = rows.getObject("as_of", OffsetDateTime.class).toInstant();
                changed.add(TicketEvents.availability(Ticket.read(rows), asOf));
            }
        }
        return changed;
    }
}
