package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.sql.Rows;
import dev.boxoffice.tickets.sql.Statement;
import dev.boxoffice.tickets.ticket.TicketSnapshot.Pools;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads tickets with their availability. Each read is one statement, so it needs no transaction. */
@ApplicationScoped
public class TicketTable {

    /** The columns of {@code ticket}, without the search index. */
    public static final String COLUMNS = "id, show_id, organiser_id, title, description, venue, starts_at, time_zone,"
            + " refunds_until, show_status, name, position, price_amount, price_currency, capacity, max_per_order, max_per_buyer,"
            + " on_sale_from, on_sale_until, pool_ids, seller_id, status, version, created_at, updated_at";

    /** Selects the columns for {@link #ticket}; the format argument is the source of {@code ticket} rows. */
    public static final String SELECT = """
            select t.*, a.held, a.sold, a.available, a.version as availability_version, a.as_of,
                pools.available as pools_available, pools.version as pools_version
            from %s t left join ticket_availability a on a.ticket_id = t.id
                left join lateral (
                    select min(coalesce(pa.available, p.capacity)) as available,
                        sum(p.version + coalesce(pa.version, 0)) as version
                    from pool p left join pool_availability pa on pa.pool_id = p.id
                    where t.pool_ids <> '{}' and p.id = any (t.pool_ids)) pools on true
            """;

    private static final String ONE = SELECT.formatted("(select " + COLUMNS + " from ticket where id = ?)");

    private static final String OF_SHOWS =
            SELECT.formatted("(select " + COLUMNS + " from ticket where show_id = any (?))")
                    + "order by t.show_id, t.position, t.id";

    private final Rows rows;

    TicketTable(DataSource dataSource) {
        this.rows = new Rows(dataSource);
    }

    Optional<TicketSnapshot> find(UUID id) {
        return read(new Statement(ONE, List.of(id))).stream().findFirst();
    }

    /** Ordered by show, position and id. */
    public List<TicketSnapshot> ofShows(Collection<UUID> showIds) {
        return read(new Statement(OF_SHOWS, List.of(showIds)));
    }

    public List<TicketSnapshot> read(Statement statement) {
        return rows.read(statement, TicketTable::ticket);
    }

    public long count(Statement statement) {
        return rows.count(statement);
    }

    private static TicketSnapshot ticket(ResultSet row) throws SQLException {
        return new TicketSnapshot(
                row.getObject("id", UUID.class),
                show(row),
                details(row),
                row.getString("seller_id"),
                TicketStatus.valueOf(row.getString("status")),
                row.getLong("version"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                Availability.of(row),
                pools(row));
    }

    private static ShowFacts show(ResultSet row) throws SQLException {
        return new ShowFacts(
                row.getObject("show_id", UUID.class),
                row.getObject("organiser_id", UUID.class),
                row.getString("title"),
                row.getString("description"),
                row.getString("venue"),
                Rows.instant(row, "starts_at"),
                row.getString("time_zone"),
                Rows.instant(row, "refunds_until"),
                ShowStatus.valueOf(row.getString("show_status")));
    }

    private static TicketDetails details(ResultSet row) throws SQLException {
        return new TicketDetails(
                row.getString("name"),
                row.getInt("position"),
                new Money(row.getLong("price_amount"), row.getString("price_currency")),
                row.getInt("capacity"),
                row.getInt("max_per_order"),
                row.getObject("max_per_buyer", Integer.class),
                Rows.instant(row, "on_sale_from"),
                Rows.instant(row, "on_sale_until"),
                List.of((UUID[]) row.getArray("pool_ids").getArray()));
    }

    private static Optional<Pools> pools(ResultSet row) throws SQLException {
        long version = row.getLong("pools_version");
        return row.wasNull() ? Optional.empty() : Optional.of(new Pools(row.getInt("pools_available"), version));
    }
}
