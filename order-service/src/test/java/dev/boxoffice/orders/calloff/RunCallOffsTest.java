package dev.boxoffice.orders.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.engine.Engine;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the job works on which show. */
@OrderServiceTest
class RunCallOffsTest {

    @Inject
    Scheduler scheduler;

    @Inject
    DataSource dataSource;

    @Inject
    Engine engine;

    private final Buyer buyer = Buyer.anyone();

    @BeforeEach
    void awaitNoneRunning() {
        await().until(() -> Database.count("select count(*) from call_off where finished_at is null") == 0);
    }

    @AfterEach
    void resume() {
        scheduler.resume();
    }

    @Test
    void doesNotFinishWhileARefundIsPending() {
        CalledOffShow show = CalledOffShow.published();
        UUID order = buyer.buys(show.ticket(), 2);
        scheduler.pause();
        show.callOff();
        var refunding = new CallOffTable(dataSource) {
            @Override
            long countPending(UUID showId) {
                long pending = super.countPending(showId);
                Buyer.operator().refundsUnits(order, show.ticket(), 1).then().statusCode(201);
                return pending;
            }
        };

        runner(refunding, 10).run();

        assertThat(show.isDone()).isFalse();
        scheduler.resume();
        show.awaitDone();
        assertThat(show.ticket().sold()).isZero();
        buyer.awaitStatus(order, "REFUNDED");
    }

    private RunCallOffs runner(CallOffTable table, int refundsPerSecond) {
        return new RunCallOffs(table, new CallOffTest.AlwaysHeld(), engine, () -> refundsPerSecond);
    }
}
