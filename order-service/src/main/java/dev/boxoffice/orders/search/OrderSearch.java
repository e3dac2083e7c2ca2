package dev.boxoffice.orders.search;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.orders.WithArchive;
import dev.boxoffice.orders.view.OrderReader;
import dev.boxoffice.orders.view.OrderResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds orders for staff, newest first. Ids of orders grow with time, so their order is that of the ids. */
@ApplicationScoped
class OrderSearch {

    /** Bounds the cost of counting. */
    static final int MAX_TOTAL = 10_000;

    private static final UUID LAST_ID = new UUID(-1, -1);

    private static final String ORDERS = " from " + WithArchive.ORDERS + " o";

    private static final String OWNER = "select organiser_id, seller_id from ticket where id = ?";

    private final DataSource dataSource;
    private final OrderReader reader;

    OrderSearch(DataSource dataSource, OrderReader reader) {
        this.dataSource = dataSource;
        this.reader = reader;
    }

    /**
     * Finds a page of orders.
     *
     * @param after {@code null} for the first page
     * @param count whether to count the orders on all pages
     */
    Page<OrderResponse> page(OrderFilter filter, Cursor after, int limit, boolean count) {
        List<Cursor> found = find(filter, after, limit + 1);
        Map<UUID, OrderResponse> orders =
                reader.findAll(found.stream().map(Cursor::id).toList());
        return Page.of(found, limit, order -> order, order -> orders.get(order.id()), count ? count(filter) : null);
    }

    /** @param organiserId {@code null} for a ticket from before there were organisers */
    record TicketOwner(UUID organiserId, String sellerId) {}

    Optional<TicketOwner> owner(UUID ticketId) {
        try (Connection connection = dataSource.getConnection();
                var select = new SearchSql().add(OWNER, ticketId).prepare(connection);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new TicketOwner(row.getObject(1, UUID.class), row.getString(2)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("could not read a ticket", e);
        }
    }

    /** At most {@link #MAX_TOTAL}. */
    private long count(OrderFilter filter) {
        SearchSql sql = sql(filter, LAST_ID, MAX_TOTAL).counted();
        try (Connection connection = dataSource.getConnection();
                var select = sql.prepare(connection);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("could not count orders", e);
        }
    }

    /** Returns the creation times and ids of orders. */
    List<Cursor> find(OrderFilter filter, Cursor after, int limit) {
        SearchSql sql = sql(filter, after == null ? LAST_ID : after.id(), limit);
        try (Connection connection = dataSource.getConnection();
                var select = sql.prepare(connection);
                ResultSet rows = select.executeQuery()) {
            var found = new ArrayList<Cursor>();
            while (rows.next()) {
                found.add(
                        new Cursor(rows.getObject(1, OffsetDateTime.class).toInstant(), rows.getObject(2, UUID.class)));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not search orders", e);
        }
    }

    /** Each case starts from the rows of which there are few, which the planner cannot know. */
    static SearchSql sql(OrderFilter filter, UUID before, int limit) {
        var sql = new SearchSql();
        if (filter.namesPeople()) {
            sql.add("with found as materialized (select o.created_at, o.id" + ORDERS + " where o.id < ?", before)
                    .orders(filter);
            if (filter.text() != null) {
                filter.text().addTo(sql);
            }
            if (filter.namesTickets()) {
                sql.add(" and exists (select from " + WithArchive.LINES + " i join ticket t on t.id = i.ticket_id"
                                + " where i.order_id = o.id and i.archived = o.archived")
                        .tickets(filter)
                        .add(")");
            }
            return sql.add(") select * from found order by id desc limit ?", limit);
        }
        if (filter.namesTickets()) {
            sql.add("select distinct found.created_at, found.id from ticket t cross join lateral ((");
            addOrdersOfTicket(sql, "", filter, before, limit);
            sql.add(") union all (");
            addOrdersOfTicket(sql, "_archive", filter, before, limit);
            return sql.add(")) found where true").tickets(filter).add(" order by found.id desc limit ?", limit);
        }
        return sql.add("select o.created_at, o.id" + ORDERS + " where o.id < ?", before)
                .orders(filter)
                .add(" order by o.id desc limit ?", limit);
    }

    /** @param suffix of the names of the tables */
    private static void addOrdersOfTicket(SearchSql sql, String suffix, OrderFilter filter, UUID before, int limit) {
        sql.add("select o.created_at, o.id from order_item%1$s i join orders%1$s o on o.id = i.order_id"
                        .formatted(suffix))
                .add(" where i.ticket_id = t.id and i.order_id < ?", before)
                .orders(filter)
                .add(" order by i.order_id desc limit ?", limit);
    }
}
