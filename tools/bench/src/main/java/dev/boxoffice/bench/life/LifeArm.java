package dev.boxoffice.bench.life;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.Wrk;
import dev.boxoffice.bench.orders.OrderDatabase;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Takes orders to a status from {@link Wrk#CONNECTIONS} connections. An operation is an order that reached it.
 *
 * @param preparation how long orders are placed before the measurement; zero if placing them is a part of it
 * @param lag {@code null} if the arm does not measure it
 */
record LifeArm(String name, LifeService service, Step step, Duration preparation, IssueLag lag) implements Arm {

    LifeArm(String name, LifeService service, Step step, Duration preparation) {
        this(name, service, step, preparation, null);
    }

    @Override
    public void reset() throws Exception {
        OrderDatabase orders = service.database();
        service.awaitPublished();
        orders.deleteOrders();
        if (isPrepared()) {
            service.place(preparation);
            orders.awaitSettled();
            service.awaitPublished();
            orders.listOpenOrders(preparedOrders());
        }
    }

    private boolean isPrepared() {
        return preparation.isPositive();
    }

    private Path preparedOrders() {
        return service.system().home().resolve("orders-" + service.database().name());
    }

    @Override
    public long cpuMillis() {
        return service.cpuMillis();
    }

    @Override
    public Work run(Duration time) throws Exception {
        long begun = System.nanoTime();
        Work work = isPrepared() ? service.end(step, preparedOrders(), time) : service.live(step, time);
        Duration elapsed = work.elapsed();
        if (service.relayed()) {
            long answered = begun + elapsed.toNanos();
            service.awaitPublished();
            elapsed = elapsed.plusNanos(Math.max(0, System.nanoTime() - answered));
            service.awaitReplicated();
        }
        service.database().awaitSettled();
        service.database().requireLives(step.status(), work.operations(), Wrk.CONNECTIONS);
        if (lag != null) {
            lag.measure();
        }
        return new Work(work.operations(), elapsed);
    }
}
