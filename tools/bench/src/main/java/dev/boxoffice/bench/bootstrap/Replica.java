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
 * An order-service that does nothing but fill its replica from a topic of its own. Its relay rests: what it announces stays
 * in the outbox.
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

    /** A table like the replica's, in the place of an earlier one of that name. */
    static void createEmptyCopy(LocalSystem system, String table) throws SQLException {
        system.execute(
                DATABASE,
                "drop table if exists " + table,
                "create table %s (like ticket including all)".formatted(table));
    }

    void empty() throws SQLException {
        system.execute(DATABASE, "truncate ticket, outbox cascade");
    }

    /** Makes it read everything again, in the process that is already warm. */
    void redeliver() throws SQLException, InterruptedException {
        system.execute(DATABASE, "truncate inbox_offset");
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.kafka()))) {
            admin.removeMembersFromConsumerGroup(DATABASE, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchException("the replica's consumer cannot be sent back", e);
        }
    }

    /** Returns when everything is read; time runs from the first batch that is seen to be there. */
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

    /** @throws BenchException unless each ticket is there, announced once, and none was put aside */
    void requireAll() throws SQLException, InterruptedException {
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
