package dev.boxoffice.bench.growth;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.orders.OrderDatabase;
import java.sql.SQLException;

/** An event as an outbox stores it. */
record StoredEvent(String aggregateType, String type, String payload) {

    /** Returns the first event of an order. */
    static StoredEvent first(OrderDatabase database) throws SQLException {
        try (var connection = database.system().connect(database.name());
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select aggregatetype, type, payload from outbox where aggregatetype = 'orders' limit 1")) {
            if (!row.next()) {
                throw new BenchException("no order event in " + database.name());
            }
            return new StoredEvent(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    /** Appends the event {@code times} times, each for another aggregate. */
    void append(OrderDatabase database, long times) throws SQLException {
        try (var connection = database.system().connect(database.name());
                var insert = connection.prepareStatement("""
                        insert into outbox (id, aggregatetype, aggregateid, type, payload)
                        select uuidv7(), ?, gen_random_uuid(), ?, ? from generate_series(1, ?)
                        """)) {
            insert.setString(1, aggregateType);
            insert.setString(2, type);
            insert.setString(3, payload);
            insert.setLong(4, times);
            insert.executeUpdate();
        }
    }
}
