package dev.boxoffice.bench.unpaid;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.CpuTime;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Progress;
import dev.boxoffice.bench.kafka.RawProducer;
import dev.boxoffice.bench.kafka.TopicWatch;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** admission-service reads events of one type as they arrive in a rush. The CPU time is that of its process and of PostgreSQL. */
record UnpaidArm(LocalSystem system, RawProducer producer, EventType type, String status) implements Arm {

    /** About as many as order-service places on two cores. */
    private static final int PER_SECOND = 5_000;

    private static final String READ =
            "select coalesce(sum(next_offset), 0) from inbox_offset where topic = '" + Topics.ORDERS + "'";

    @Override
    public String name() {
        return type.type().replaceAll("dev.boxoffice.|.v1", "");
    }

    @Override
    public void reset() throws SQLException {
        system.execute("admissions", "truncate orders cascade", "checkpoint");
    }

    @Override
    public long cpuMillis() {
        return CpuTime.millis(system.processes("admission-service", "postgres"));
    }

    @Override
    public Work run(Duration time) throws Exception {
        var events = (int) (PER_SECOND * time.toMillis() / 1_000);
        long begun = System.nanoTime();
        OrderEvents.produce(events, PER_SECOND, type, status, producer);
        awaitRead();
        return new Work(events, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Returns after admission-service has read the topic to its end. */
    private void awaitRead() throws Exception {
        long end;
        try (var consumer = TopicWatch.consumer(system)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.ORDERS).stream()
                    .map(partition -> new TopicPartition(Topics.ORDERS, partition.partition()))
                    .toList();
            end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
        try (var connection = system.connect("admissions");
                var query = connection.prepareStatement(READ)) {
            Progress read = () -> {
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            };
            read.await(end);
        }
    }
}
