package dev.boxoffice.bench.hot;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import java.sql.SQLException;
import java.util.UUID;

/** The minimal schema of the reference strategies, on the same PostgreSQL server. */
record PeerDatabase(LocalSystem system) {

    static final String NAME = "peers";
    /** The hot ticket. */
    static final UUID TICKET = new UUID(0, 1);

    private static final int UNITS = 200_000;

    static PeerDatabase create(LocalSystem system) throws SQLException {
        system.execute("postgres", "create database " + NAME);
        system.execute(
                NAME,
                """
                create table ticket (
                    id uuid primary key, price bigint not null, allotment integer not null, held integer not null,
                    sold integer not null, version bigint not null, check (held + sold <= allotment))
                """,
                """
                create table orders (
                    id uuid primary key, user_id text not null, status text not null, total bigint not null,
                    expires_at timestamptz not null, created_at timestamptz not null)
                """,
                """
                create table order_item (
                    order_id uuid not null, line integer not null, ticket_id uuid not null, quantity integer not null,
                    unit_amount bigint not null, primary key (order_id, line))
                """,
                "create index on order_item (ticket_id)",
                """
                create table unit (id bigint primary key, ticket_id uuid not null, order_id uuid)
                """,
                "create index unit_free on unit (ticket_id, id) where order_id is null");
        return new PeerDatabase(system);
    }

    void reset() throws SQLException {
        system.execute(
                NAME,
                "truncate ticket, orders, order_item, unit",
                "insert into ticket values ('%s', 4900, 1000000000, 0, 0, 1)".formatted(TICKET),
                "insert into unit select n, '%s', null from generate_series(1, %d) n".formatted(TICKET, UNITS),
                "vacuum analyze ticket, unit"); // only non-empty tables; see OrderDatabase.deleteOrders
    }

    void requireOrders(long sold) throws SQLException {
        long orders = system.ask(NAME, "select count(*) from orders");
        long items = system.ask(NAME, "select count(*) from order_item");
        if (orders != sold || items != sold) {
            throw new BenchException("%d orders and %d items for %d sold".formatted(orders, items, sold));
        }
    }
}
