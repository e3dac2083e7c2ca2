package dev.boxoffice.orders.engine.store;

import dev.boxoffice.database.Pipeline;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Brings archived orders back, so that commands can change them. */
public final class ArchivedOrders {

    /** The lock lets one of several transactions restore an order. Foreign keys are checked at the end of the statement. */
    private static final String COPY = """
            with found as (
                select id from orders_archive a
                where id = any (?) and exists (
                    select from unnest(?::uuid[], ?::text[]) as named (id, buyer)
                    where named.id = a.id and coalesce(named.buyer, a.user_id) = a.user_id)
                order by id for update
            ), head as (
                insert into orders select * from orders_archive where id in (select id from found)
            ), lines as (
                insert into order_item select * from order_item_archive where order_id in (select id from found)
            ), history as (
                insert into order_transition
                select * from order_transition_archive where order_id in (select id from found)
            ), payments as (
                insert into payment select * from payment_archive where order_id in (select id from found)
            ), refunds as (
                insert into refund select * from refund_archive where order_id in (select id from found) returning id
            )
            insert into refund_line select * from refund_line_archive where refund_id in (select id from refunds)
            """;

    /** Deletes only copied orders: the archiver may have returned others meanwhile. */
    private static final String DELETE = """
            with found as (
                delete from orders_archive a
                where id = any (?) and exists (select from orders where orders.id = a.id) returning id
            ), lines as (
                delete from order_item_archive where order_id in (select id from found)
            ), history as (
                delete from order_transition_archive where order_id in (select id from found)
            ), payments as (
                delete from payment_archive where order_id in (select id from found)
            ), refunds as (
                delete from refund_archive where order_id in (select id from found) returning id
            )
            delete from refund_line_archive where refund_id in (select id from refunds)
            """;

    private ArchivedOrders() {}

    /**
     * An order that a command names.
     *
     * @param buyer the buyer that the order must have; {@code null} for any
     */
    public record Named(UUID orderId, String buyer) {}

    /** Restores the orders that are archived and have the required buyer; others are ignored. */
    public static void restore(Pipeline pipeline, List<Named> named) throws SQLException {
        Array orders = pipeline.column("uuid", named, Named::orderId);
        pipeline.add(COPY, orders, orders, pipeline.column("text", named, Named::buyer));
        pipeline.add(DELETE, orders);
    }
}
