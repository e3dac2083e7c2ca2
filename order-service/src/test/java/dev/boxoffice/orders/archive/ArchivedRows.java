package dev.boxoffice.orders.archive;

import dev.boxoffice.orders.Database;
import java.util.UUID;

/** Where the rows of orders are. */
final class ArchivedRows {

    private ArchivedRows() {}

    static boolean isArchived(UUID order) {
        return Database.count("select count(*) from orders_archive where id = ?", order) == 1;
    }

    static long notArchived(String user) {
        return Database.count("select count(*) from orders where user_id = ?", user);
    }

    /** Rows of the order in the tables that sell. */
    static long selling(UUID order) {
        return rows(order, "");
    }

    static long archived(UUID order) {
        return rows(order, "_archive");
    }

    private static long rows(UUID order, String suffix) {
        return Database.count("""
                select (select count(*) from orders%1$s where id = ?)
                    + (select count(*) from order_item%1$s where order_id = ?)
                    + (select count(*) from order_transition%1$s where order_id = ?)
                    + (select count(*) from payment%1$s where order_id = ?)
                    + (select count(*) from refund%1$s where order_id = ?)
                    + (select count(*) from refund_line%1$s l join refund%1$s r on r.id = l.refund_id where r.order_id = ?)
                """.formatted(suffix), order, order, order, order, order, order);
    }

    /** Orders of a user whose rows are in both places, are incomplete, or contradict each other. */
    static long inconsistent(String user) {
        return Database.count("""
                with found as (
                    select id, version, status, total_amount, paid_by, false as archived from orders where user_id = ?
                    union all
                    select id, version, status, total_amount, paid_by, true from orders_archive where user_id = ?),
                line as (
                    select *, false as archived from order_item union all select *, true from order_item_archive),
                step as (
                    select *, false as archived from order_transition
                    union all select *, true from order_transition_archive),
                money as (select *, false as archived from payment union all select *, true from payment_archive),
                returned as (select *, false as archived from refund union all select *, true from refund_archive),
                unit as (
                    select *, false as archived from refund_line union all select *, true from refund_line_archive)
                select count(*) from found o
                where (select count(*) from found twice where twice.id = o.id) <> 1
                    or (select sum(quantity * unit_amount) from line where order_id = o.id and archived = o.archived)
                        is distinct from o.total_amount
                    or (select count(*) + 1 from step where order_id = o.id and archived = o.archived) <> o.version
                    or o.paid_by is not null and not exists (
                        select from money p where p.id = o.paid_by and p.archived = o.archived)
                    or exists (select from line l where l.order_id = o.id and l.archived <> o.archived)
                    or exists (select from step s where s.order_id = o.id and s.archived <> o.archived)
                    or exists (select from money p where p.order_id = o.id and p.archived <> o.archived)
                    or exists (select from returned r where r.order_id = o.id and r.archived <> o.archived)
                    or (select coalesce(sum(refunded), 0) from line where order_id = o.id)
                        <> (select coalesce(sum(u.quantity), 0) from unit u join returned r on r.id = u.refund_id
                            where r.order_id = o.id and r.status = 'DONE' and u.archived = o.archived)
                """, user, user);
    }

    /** The columns of a table, with their types and in their order. */
    static String columns(String table) {
        return (String) Database.query("""
                select string_agg(column_name || ' ' || data_type || ' ' || is_nullable, ', ' order by ordinal_position)
                from information_schema.columns where table_name = ?
                """, table);
    }
}
