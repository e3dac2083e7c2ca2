package dev.boxoffice.bench.relay;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import java.sql.SQLException;

/** A copy of order-service's outbox table for the other arms, on the same PostgreSQL server. */
record PeerOutbox(LocalSystem system) implements AutoCloseable {

    static final String NAME = "peer_outbox";

    static PeerOutbox create(LocalSystem system) throws SQLException {
        system.execute("postgres", "create database " + NAME);
        system.execute(NAME, """
                create table outbox (
                    id uuid not null, aggregatetype text not null, aggregateid uuid not null, type text not null,
                    payload text not null, traceparent text,
                    seq bigint generated always as identity primary key,
                    created_at timestamptz not null default clock_timestamp())
                """);
        return new PeerOutbox(system);
    }

    void clear() throws SQLException {
        system.execute(NAME, "truncate outbox");
    }

    @Override
    public void close() throws SQLException {
        system.execute("postgres", "drop database " + NAME);
    }

    void requireEmpty() throws SQLException {
        long left = system.ask(NAME, "select count(*) from outbox");
        if (left > 0) {
            throw new BenchException(left + " rows left in the outbox");
        }
    }
}
