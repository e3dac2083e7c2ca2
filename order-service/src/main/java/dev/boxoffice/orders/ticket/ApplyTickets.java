package dev.boxoffice.orders.ticket;

import dev.boxoffice.database.SqlArrays;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
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
            insert into ticket as t (id, show_id, name, title, venue, starts_at, time_zone, price_amount, price_currency,
                                     capacity, max_per_order, max_per_buyer, on_sale_from, on_sale_until,
                                     refunds_until, pool_ids, seller_id, organiser_id, show_status, status, version, allotment)
            select id, show_id, name, title, venue, starts_at, time_zone, price_amount, price_currency,
                   capacity, max_per_order, max_per_buyer, on_sale_from, on_sale_until, refunds_until, pool_ids::uuid[],
                   seller_id, organiser_id, show_status, status, version, capacity
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::bigint[],
                        ?::text[], ?::int[], ?::int[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                        ?::text[], ?::uuid[], ?::text[], ?::text[], ?::bigint[])
                as e (id, show_id, name, title, venue, starts_at, time_zone, price_amount,
                      price_currency, capacity, max_per_order, max_per_buyer, on_sale_from, on_sale_until,
                      refunds_until, pool_ids, seller_id, organiser_id, show_status, status, version)
            on conflict (id) do update
            set show_id = excluded.show_id, name = excluded.name, title = excluded.title, venue = excluded.venue,
                starts_at = excluded.starts_at, time_zone = excluded.time_zone, price_amount = excluded.price_amount,
                price_currency = excluded.price_currency, capacity = excluded.capacity,
                max_per_order = excluded.max_per_order, max_per_buyer = excluded.max_per_buyer,
                on_sale_from = excluded.on_sale_from, on_sale_until = excluded.on_sale_until,
                refunds_until = excluded.refunds_until, pool_ids = excluded.pool_ids,
                seller_id = excluded.seller_id, organiser_id = excluded.organiser_id,
                show_status = excluded.show_status, status = excluded.status, version = excluded.version,
                allotment = greatest(excluded.capacity, t.held + t.sold), stock_version = t.stock_version + 1
            where t.version < excluded.version
               or t.version = excluded.version
                  and (t.show_id, t.name, t.title, t.venue, t.starts_at, t.time_zone, t.price_amount, t.price_currency,
                       t.capacity, t.max_per_order, t.max_per_buyer, t.on_sale_from, t.on_sale_until, t.refunds_until,
                       t.pool_ids, t.seller_id, t.organiser_id, t.show_status, t.status, t.allotment)
                      is distinct from
                      (excluded.show_id, excluded.name, excluded.title, excluded.venue, excluded.starts_at,
                       excluded.time_zone, excluded.price_amount, excluded.price_currency, excluded.capacity,
                       excluded.max_per_order, excluded.max_per_buyer, excluded.on_sale_from, excluded.on_sale_until,
                       excluded.refunds_until, excluded.pool_ids, excluded.seller_id, excluded.organiser_id, excluded.show_status,
                       excluded.status, greatest(excluded.capacity, t.held + t.sold))
            returning clock_timestamp() as as_of,
            """ + StockTable.TICKET_COLUMNS;

    private final VersionedTable table;
    private final ReplicaUpsert upsert;

    ApplyTickets(DataSource dataSource, Outbox outbox) {
        this.table = new VersionedTable(dataSource, "ticket", "id");
        this.upsert = new ReplicaUpsert(dataSource, outbox, UPSERT, row -> {
            Ticket changed = Ticket.read(row);
            return asOf -> StockEvents.availability(changed, asOf);
        });
    }

    /** The table that {@link #apply} writes to. */
    VersionedTable table() {
        return table;
    }

    /** Applies at most one state per ticket, ordered by id. Returns the number of changed rows. */
    @Transactional
    int apply(List<TicketV1> tickets) {
        try {
            return upsert.run(pipeline -> List.of(
                    pipeline.column("uuid", tickets, TicketV1::id),
                    pipeline.column("uuid", tickets, TicketV1::showId),
                    pipeline.column("text", tickets, TicketV1::name),
                    pipeline.column("text", tickets, TicketV1::title),
                    pipeline.column("text", tickets, TicketV1::venue),
                    pipeline.column("timestamptz", tickets, TicketV1::startsAt),
                    pipeline.column("text", tickets, TicketV1::timeZone),
                    pipeline.column("int8", tickets, ticket -> ticket.price().amount()),
                    pipeline.column("text", tickets, ticket -> ticket.price().currency()),
                    pipeline.column("int4", tickets, TicketV1::capacity),
                    pipeline.column("int4", tickets, TicketV1::maxPerOrder),
                    pipeline.column("int4", tickets, TicketV1::maxPerBuyer),
                    pipeline.column("timestamptz", tickets, TicketV1::onSaleFrom),
                    pipeline.column("timestamptz", tickets, TicketV1::onSaleUntil),
                    pipeline.column("timestamptz", tickets, TicketV1::refundsUntil),
                    pipeline.column(
                            "text",
                            tickets,
                            ticket -> SqlArrays.literal(
                                    ticket.poolIds().stream().distinct().toList())),
                    pipeline.column("text", tickets, TicketV1::sellerId),
                    pipeline.column("uuid", tickets, TicketV1::organiserId),
                    pipeline.column("text", tickets, TicketV1::showStatus),
                    pipeline.column("text", tickets, TicketV1::status),
                    pipeline.column("int8", tickets, TicketV1::version)));
        } catch (SQLException e) {
            throw new IllegalStateException("could not write ticket events to the replica", e);
        }
    }
}
