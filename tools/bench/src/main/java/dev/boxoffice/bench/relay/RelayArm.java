package dev.boxoffice.bench.relay;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.orders.OrderDatabase;
import java.sql.Connection;
import java.time.Duration;

/** The relay of the running order-service; time runs until its outbox is empty. */
final class RelayArm implements Arm {

    private final OrderDatabase orders;
    private final OutboxEvents events;
    private Connection waiting;

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
        events.topic().forget();
        orders.awaitRelayed();
        waiting = orders.system().connect(orders.name());
        waiting.setAutoCommit(false);
        events.insert(waiting);
    }

    @Override
    public Work run(Duration time) throws Exception {
        TopicProgress passage = TopicProgress.from(events.topic());
        try (Connection connection = waiting) {
            connection.commit();
        }
        Work sent = passage.await(events.count());
        long sentAt = System.nanoTime();
        orders.awaitRelayed();
        passage.require(events.count());
        return new Work(sent.operations(), sent.elapsed().plusNanos(System.nanoTime() - sentAt));
    }
}
