package dev.boxoffice.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Refunds of an earlier release, which were a status of a payment, get a row each. */
class RefundMigrationTest {

    private static final String BEFORE_REFUNDS = "12";

    /** Orders a to c: refunded, its refund pending, and paid. Order d is archived and refunded. */
    private static final String ORDERS = """
            alter table orders disable trigger user;
            alter table payment disable trigger user;
            insert into ticket (id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order, seller_id,
                status, version, allotment)
            values (id('t'), 'Concert', 'Hall', '2031-05-04T17:30:00Z', 2500, 'EUR', 10, 5, 'ada', 'ON_SALE', 1, 10);
            insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version, created_at,
                updated_at, paid_by)
            select id(o), 'ben', s, 'test', 5000, 'EUR', now(), 4, now(), now(), id('p' || o)
            from (values ('a', 'REFUNDED'), ('b', 'COMPLETE'), ('c', 'COMPLETE'), ('d', 'REFUNDED')) v (o, s);
            insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
            select id(o), 1, id('t'), 2, 2500 from (values ('a'), ('b'), ('c'), ('d')) v (o);
            insert into payment (id, order_id, attempt, provider, reference, status, amount, currency, received_amount,
                received_currency, created_at, updated_at)
            select id('p' || o), id(o), 1, 'simulated', 'ch_' || o, s, 5000, 'EUR', 5000, 'EUR', now(), now()
            from (values ('a', 'REFUNDED'), ('b', 'REFUND_PENDING'), ('c', 'CAPTURED'), ('d', 'REFUNDED')) v (o, s);
            insert into simulated_charge (reference, amount, currency, captured_at, refunded_at)
            select 'ch_' || o, 5000, 'EUR', now(), case when o in ('a', 'd') then now() end
            from (values ('a'), ('b'), ('c'), ('d')) v (o);
            insert into orders_archive select * from orders where id = id('d');
            insert into order_item_archive select * from order_item where order_id = id('d');
            insert into payment_archive select * from payment where order_id = id('d');
            delete from payment where order_id = id('d');
            delete from order_item where order_id = id('d');
            delete from orders where id = id('d');
            alter table orders enable trigger user;
            alter table payment enable trigger user;
            """;

    private static final String ID = """
            create function id(name text) returns uuid immutable language sql as $$ select md5(name)::uuid $$
            """;

    @Test
    void keepsTheRefundsOfAnEarlierRelease() throws SQLException {
        String url = Stack.createDatabase("C");
        Map<String, String> environment = Stack.environment("tickets"); // the owner of the new database
        String user = environment.get("BOXOFFICE_DB_MIGRATION_USER");
        String password = environment.get("BOXOFFICE_DB_MIGRATION_PASSWORD");
        var flyway = Flyway.configure().dataSource(url, user, password).outOfOrder(true);
        flyway.target(BEFORE_REFUNDS).load().migrate();
        try (var connection = DriverManager.getConnection(url, user, password)) {
            execute(connection, ID);
            execute(connection, ORDERS);

            flyway.target("latest").load().migrate();

            assertThat(rows(connection, "select order_id = id('a'), amount, status from refund order by status"))
                    .containsExactly("t 5000 DONE", "f 5000 PENDING");
            assertThat(rows(connection, "select order_id = id('d'), amount, status from refund_archive"))
                    .containsExactly("t 5000 DONE");
            assertThat(rows(connection, "select sum(quantity) from refund_line"))
                    .containsExactly("4");
            assertThat(rows(connection, "select quantity from refund_line_archive"))
                    .containsExactly("2");
            assertThat(rows(connection, "select refunded_amount from orders order by refunded_amount"))
                    .containsExactly("0", "0", "5000");
            assertThat(rows(connection, "select refunded_amount from orders_archive"))
                    .containsExactly("5000");
            assertThat(rows(connection, "select refunded, restocked from order_item where order_id = id('a')"))
                    .containsExactly("2 2");
            assertThat(rows(connection, "select refunded, restocked from order_item_archive"))
                    .containsExactly("2 2");
            assertThat(rows(connection, "select reference from simulated_refund order by reference"))
                    .containsExactly("ch_a", "ch_d");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(rows.getString(i));
                }
                found.add(String.join(" ", cells));
            }
        }
        return found;
    }
}
