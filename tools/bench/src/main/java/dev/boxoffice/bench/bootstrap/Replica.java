package dev.boxoffice.bench.bootstrap;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.ExtraService;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Progress;
import dev.boxoffice.bench.kafka.BenchTopic;
import dev.boxoffice.bench.orders.TrainedOrderService;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;

/**
 * An order-service that only fills its replica from its own topic. Its relay is off, so its events stay in the outbox.
 */
record Replica(LocalSystem system, BenchTopic topic, ExtraService service) implements AutoCloseable {

    static final String DATABASE = "orders_replica";

    private static final String READ = "select coalesce(sum(next_offset), 0) from inbox_offset";

    static Replica start(LocalSystem system, BenchTopic topic) throws Exception {
        system.createDatabase(DATABASE);
        var trained = TrainedOrderService.of(system);
        Map<String, String> environment = new HashMap<>(system.serviceEnvironment(DATABASE));
        environment.put("BOXOFFICE_OUTBOX_RELAY", "false");
        environment.put("MP_MESSAGING_INCOMING_TICKETS_TOPIC", topic.name());
        environment.put("MP_MESSAGING_INCOMING_TICKETS_GROUP_ID", DATABASE);
        var service = ExtraService.start(system, "replica", trained.jar(), environment, trained.options());
        try {
            service.awaitReady();
        } catch (BenchException e) {
            service.close();
            throw e;
        }
        return new Replica(system, topic, service);
    }

    /** Creates an empty table like the replica's and drops an existing one of that name. */
    static void createEmptyCopy(LocalSystem system, String table) throws SQLException {
        system.execute(
                DATABASE,
                "drop table if exists " + table,
                "create table %s (like ticket including all)".formatted(table));
    }

    void clear() throws SQLException {
        system.execute(DATABASE, "truncate ticket, outbox cascade");
    }

    /** Makes the warm process read the whole topic again. */
    void redeliver() throws SQLException, InterruptedException {
        system.execute(DATABASE, "truncate inbox_offset");
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.kafka()))) {
            admin.removeMembersFromConsumerGroup(DATABASE, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchException("cannot restart the consumer of the replica", e);
        }
    }

    /** Returns after everything is read. The time starts with the first batch that is visible. */
    Arm.Work awaitRead() throws Exception {
        try (var connection = system.connect(DATABASE);
                var query = connection.prepareStatement(READ)) {
            Progress read = () -> {
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            };
            return read.await(topic.records());
        }
    }

    /**
     * Checks the replica against the topic.
     *
     * @throws BenchException if a ticket is missing, was not published exactly once, or became a dead letter
     */
    void requireComplete() throws SQLException, InterruptedException {
        long expected = topic.records();
        for (String table : List.of("ticket", "outbox")) {
            long rows = system.ask(DATABASE, "select count(*) from " + table);
            if (rows != expected) {
                throw new BenchException("%d rows in %s for %d tickets".formatted(rows, table, expected));
            }
        }
        topic.requireNoDeadLetters();
    }

    @Override
    public void close() {
        service.close();
    }
}
