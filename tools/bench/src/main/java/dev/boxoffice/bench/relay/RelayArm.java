package dev.boxoffice.bench.relay;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.orders.OrderDatabase;
import java.sql.Connection;
import java.time.Duration;

/** The relay of the running order-service. The time ends when its outbox is empty. */
final class RelayArm implements Arm {

    private final OrderDatabase orders;
    private final OutboxEvents events;
    private Connection uncommitted;

    RelayArm(LocalSystem system, OutboxEvents events) {
        this.orders = new OrderDatabase(system, "orders");
        this.events = events;
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public void reset() throws Exception {
        events.topic().clear();
        orders.awaitRelayed();
        uncommitted = orders.system().connect(orders.name());
        uncommitted.setAutoCommit(false);
        events.insert(uncommitted);
    }

    @Override
    public Work run(Duration time) throws Exception {
        TopicProgress progress = TopicProgress.from(events.topic());
        try (Connection connection = uncommitted) {
            connection.commit();
        }
        Work sent = progress.await(events.count());
        long sentAt = System.nanoTime();
        orders.awaitRelayed();
        Duration deleting = Duration.ofNanos(System.nanoTime() - sentAt);
        progress.require(events.count());
        return new Work(sent.operations(), sent.elapsed().plus(deleting));
    }
}
