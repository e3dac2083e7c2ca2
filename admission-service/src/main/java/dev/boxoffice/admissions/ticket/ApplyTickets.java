package dev.boxoffice.admissions.ticket;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.TicketV1;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Writes newer states of tickets to the replica, and repairs rows that differ from their version. */
@ApplicationScoped
class ApplyTickets {

    /** Admissions of a new or renamed ticket change too, so that the list of changes at the door has them. */
    private static final String UPSERT = """
            with changed as (
            insert into ticket as t (id, show_id, name, title, venue, starts_at, time_zone, organiser_id, seller_id,
                                     show_status, version)
            select id, show_id, name, title, venue, starts_at, time_zone, organiser_id, seller_id, show_status, version
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::uuid[],
                        ?::text[], ?::text[], ?::bigint[])
                as e (id, show_id, name, title, venue, starts_at, time_zone, organiser_id, seller_id, show_status, version)
            on conflict (id) do update
            set show_id = excluded.show_id, name = excluded.name, title = excluded.title, venue = excluded.venue,
                starts_at = excluded.starts_at, time_zone = excluded.time_zone, organiser_id = excluded.organiser_id,
                seller_id = excluded.seller_id, show_status = excluded.show_status, version = excluded.version
            where t.version < excluded.version
               or t.version = excluded.version
                  and (t.show_id, t.name, t.title, t.venue, t.starts_at, t.time_zone, t.organiser_id, t.seller_id,
                       t.show_status)
                      is distinct from
                      (excluded.show_id, excluded.name, excluded.title, excluded.venue, excluded.starts_at,
                       excluded.time_zone, excluded.organiser_id, excluded.seller_id, excluded.show_status)
            returning new.id, (old.show_id, old.name) is distinct from (new.show_id, new.name) as listed_anew)
            update admission a set version = a.version from changed c where c.listed_anew and a.ticket_id = c.id
            """;

    private final DataSource dataSource;
    private final VersionedTable table;

    ApplyTickets(DataSource dataSource) {
        this.dataSource = dataSource;
        this.table = new VersionedTable(dataSource, "ticket", "id");
    }

    /** The table that {@link #apply} writes to. */
    VersionedTable table() {
        return table;
    }

    /** Applies at most one state per ticket, ordered by id. */
    @Transactional
    void apply(List<TicketV1> tickets) {
        try {
            Pipeline.run(dataSource, pipeline -> {
                pipeline.add(VersionedTable.LIMIT_WAIT);
                pipeline.add(
                        UPSERT,
                        pipeline.column("uuid", tickets, TicketV1::id),
                        pipeline.column("uuid", tickets, TicketV1::showId),
                        pipeline.column("text", tickets, TicketV1::name),
                        pipeline.column("text", tickets, TicketV1::title),
                        pipeline.column("text", tickets, TicketV1::venue),
                        pipeline.column("timestamptz", tickets, TicketV1::startsAt),
                        pipeline.column("text", tickets, TicketV1::timeZone),
                        pipeline.column("uuid", tickets, TicketV1::organiserId),
                        pipeline.column("text", tickets, TicketV1::sellerId),
                        pipeline.column("text", tickets, TicketV1::showStatus),
                        pipeline.column("int8", tickets, TicketV1::version));
                return () -> null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not write ticket events to the replica", e);
        }
    }
}
