package dev.boxoffice.orders;

import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Reads and steers the rows of orders behind the service's back. */
public final class OrderRows {

    private OrderRows() {}

    public static String status(UUID order) {
        return (String) Database.query("select status from orders where id = ?", order);
    }

    public static List<String> statuses(List<UUID> orders) {
        return orders.stream().map(OrderRows::status).toList();
    }

    public static long version(UUID order) {
        return Database.count("select version from orders where id = ?", order);
    }

    /** Adds a free line and holds its units. */
    public static void insertLine(UUID order, int line, UUID ticket, int quantity) {
        Database.update("""
                with added as (
                    insert into order_item (order_id, line, ticket_id, quantity, unit_amount) values (?, ?, ?, ?, 0)
                    returning ticket_id, quantity
                )
                update ticket set held = held + added.quantity from added where id = ticket_id
                """, order, line, ticket, quantity);
    }

    public static boolean totalEqualsItsLines(UUID order) {
        return (boolean) Database.query("""
                select total_amount = (select sum(quantity * unit_amount) from order_item where order_id = orders.id)
                from orders where id = ?
                """, order);
    }

    /** Counts the derived first entry, too. */
    public static long transitions(UUID order) {
        return Database.count("select count(*) + 1 from order_transition where order_id = ?", order);
    }

    public static long transitionsTo(String status, UUID order) {
        return Database.count(
                "select count(*) from order_transition where order_id = ? and to_status = ?", order, status);
    }

    public static long countOpen() {
        return Database.count("select count(*) from orders where status in ('CREATED', 'AWAITING_PAYMENT')");
    }

    /** How many units of the ticket open orders hold, according to the orders themselves. */
    public static long unitsHeld(UUID ticket) {
        return Database.count("""
                select coalesce(sum(quantity), 0) from order_item join orders on orders.id = order_id
                where ticket_id = ? and status in ('CREATED', 'AWAITING_PAYMENT')
                """, ticket);
    }

    /** Ends the hold's time; the next sweep expires the order if it is still open. */
    public static void expireNow(UUID order) {
        setTimeLeft(order, Duration.ZERO);
    }

    /** A negative duration makes the hold overdue. */
    public static void setTimeLeft(UUID order, Duration left) {
        Database.update("""
                update orders set expires_at = clock_timestamp() + ?::interval
                where id = ? and status in ('CREATED', 'AWAITING_PAYMENT')
                """, left.toString(), order);
    }

    /** Ends the time of all holds on the tickets. */
    public static void expireAllNow(List<UUID> tickets) {
        Database.update("""
                update orders set expires_at = clock_timestamp() where status in ('CREATED', 'AWAITING_PAYMENT')
                    and id in (select order_id from order_item where ticket_id = any (?))
                """, (Object) tickets.toArray(UUID[]::new));
    }

    public static double secondsLeft(UUID order) {
        return ((Number) Database.query(
                        "select extract(epoch from expires_at - clock_timestamp()) from orders where id = ?", order))
                .doubleValue();
    }

    public static void addToUnitPrice(UUID order, long amount) {
        Database.update("update order_item set unit_amount = unit_amount + ? where order_id = ?", amount, order);
    }

    /** Locks the order's row until the returned connection is rolled back. */
    public static Connection lock(UUID order) throws SQLException {
        return lock("orders", order);
    }

    /** Locks the row of an archived order until the returned connection is rolled back. */
    public static Connection lockArchived(UUID order) throws SQLException {
        return lock("orders_archive", order);
    }

    private static Connection lock(String table, UUID order) throws SQLException {
        Connection connection = Stack.ownerConnection("orders");
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement("select from %s where id = ? for update".formatted(table))) {
            lock.setObject(1, order);
            lock.execute();
        }
        return connection;
    }

    public static void markRefunded(UUID order) {
        Database.update(
                "update orders set status = 'REFUNDED', refunded_amount = total_amount, version = version + 1 where id = ?",
                order);
        Database.update("update order_item set refunded = quantity, restocked = quantity where order_id = ?", order);
    }

    /**
     * Places orders of one unit in one statement, so that no sweep sees a part of them. Half of them hold the first ticket,
     * the others one of the rest.
     */
    public static void insertHolds(String user, int orders, List<UUID> tickets, Duration hold) {
        Database.update("""
                with crowd as (
                    select uuidv7() as id,
                           tickets[case when n %% 2 = 0 then 1 else 2 + n %% (cardinality(tickets) - 1) end] as ticket
                    from (select ?::uuid[] as tickets) given, generate_series(1, %2$d) as n
                ), placed as (
                    insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                                        created_at, updated_at)
                    select id, '%1$s', 'CREATED', 'placed', 2500, 'EUR', clock_timestamp() + '%3$s'::interval, 1,
                           now(), now()
                    from crowd
                ), lines as (
                    insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
                    select id, 1, ticket, 1, 2500 from crowd
                )
                update ticket set held = (select count(*) from crowd where ticket = ticket.id)
                where id = any (select ticket from crowd)
                """.formatted(user, orders, hold), (Object) tickets.toArray(UUID[]::new));
    }

    /** How many of the user's orders expired, none of them before its time. */
    public static long expiredInTime(String user) {
        return Database.count("""
                select count(*) from orders join order_transition on order_id = id
                where user_id = ? and status = 'EXPIRED' and to_status = 'EXPIRED' and at >= expires_at
                """, user);
    }

    /** Seconds from the end of the user's last hold to the change of its order, with one decimal. */
    public static String latestExpirySeconds(String user) {
        return (String) Database.query(
                "select round(extract(epoch from max(updated_at - expires_at)), 1)::text from orders where user_id = ?",
                user);
    }
}
