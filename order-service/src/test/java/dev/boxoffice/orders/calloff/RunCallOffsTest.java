package dev.boxoffice.orders.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.Jobs;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.engine.Engine;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
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
        await().atMost(Duration.ofSeconds(40))
                .until(() -> Database.count("select count(*) from call_off where finished_at is null") == 0);
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

    @Test
    void readsOpenOrdersOnceWhenNoneIsLeft() {
        CalledOffShow show = CalledOffShow.published();
        buyer.buys(show.ticket(), 1);
        buyer.buys(show.ticket(), 1);
        scheduler.pause();
        show.callOff();
        var table = new CountingTable(dataSource);
        RunCallOffs runner = runner(table, 1);

        for (int run = 0; run < 10 && !show.isDone(); run++) {
            runner.run();
            Jobs.followUpPayments();
        }

        assertThat(table.readings).isEqualTo(1);
        assertThat(show.isDone()).isTrue();
    }

    /** What another instance did meanwhile is not known. */
    @Test
    void readsOpenOrdersAgainAfterItLostTheLease() {
        CalledOffShow show = CalledOffShow.published();
        buyer.buys(show.ticket(), 1);
        buyer.buys(show.ticket(), 1);
        scheduler.pause();
        show.callOff();
        var table = new CountingTable(dataSource);
        var held = new AtomicBoolean(true);
        var lease = new CallOffLease(null) {
            @Override
            boolean hold() {
                return held.get();
            }
        };
        var runner = new RunCallOffs(table, lease, engine, () -> 1);
        runner.run();

        held.set(false);
        runner.run();
        held.set(true);
        runner.run();

        assertThat(table.readings).isEqualTo(2);
    }

    @Test
    void continuesWithTheNextShowWhenOneFails() {
        CalledOffShow broken = CalledOffShow.published();
        CalledOffShow show = CalledOffShow.published();
        buyer.buys(broken.ticket(), 1);
        buyer.buys(show.ticket(), 1);
        scheduler.pause();
        broken.callOff();
        show.callOff();
        var failing = new CallOffTable(dataSource) {
            @Override
            List<UUID> toRefund(UUID showId, UUID after, int limit) {
                if (showId.equals(broken.id())) {
                    throw new IllegalStateException("broken");
                }
                return super.toRefund(showId, after, limit);
            }
        };

        runner(failing, 1).run();

        assertThat(requested(broken)).isZero();
        assertThat(requested(show)).isEqualTo(1);
    }

    @Test
    void continuesWithTheNextShowWhenAStatementTimesOut() {
        CalledOffShow large = CalledOffShow.published();
        CalledOffShow show = CalledOffShow.published();
        buyer.buys(show.ticket(), 1);
        scheduler.pause();
        large.callOff();
        show.callOff();
        var failing = new CallOffTable(dataSource) {
            @Override
            long countPending(UUID showId) {
                if (showId.equals(large.id())) {
                    throw new IllegalStateException(new SQLException("canceling statement", "57014"));
                }
                return super.countPending(showId);
            }
        };

        assertThatThrownBy(() -> runner(failing, 1).run()).hasMessageContaining("canceling statement");

        assertThat(requested(show)).isEqualTo(1);
    }

    @Test
    void continuesWhileRefundsAreStuck() {
        CalledOffShow show = CalledOffShow.published();
        for (int i = 0; i < 3; i++) {
            buyer.buys(show.ticket(), 1);
        }
        scheduler.pause();
        show.callOff();
        RunCallOffs runner = runner(new CallOffTable(dataSource), 2);
        runner.run();
        runner.run();
        assertThat(requested(show)).isEqualTo(2);

        Database.update("""
                update payment set checks = 5, next_check_at = clock_timestamp() + interval '1 min'
                where id in (select payment_id from refund where called_off_show = ?)
                """, show.id());
        runner.run();

        assertThat(requested(show)).isEqualTo(3);
        Database.update("""
                update payment set checks = 0, next_check_at = clock_timestamp()
                where id in (select payment_id from refund where called_off_show = ? and status = 'PENDING')
                """, show.id());
    }

    /** A show that waits for older ones is not stuck. */
    @Test
    void measuresTheTimeSinceTheLatestProgress() {
        scheduler.pause();
        var table = new CallOffTable(dataSource);
        assertThat(table.idleSeconds()).isZero();
        String begin = "insert into call_off (show_id, progressed_at) values (?, clock_timestamp() - interval '1 h')";
        UUID working = UUID.randomUUID();
        Database.update(begin, UUID.randomUUID());
        Database.update(begin, working);
        assertThat(table.idleSeconds()).isGreaterThanOrEqualTo(3_600);

        table.progressed(working);

        assertThat(table.idleSeconds()).isLessThan(3_000);
    }

    private static long requested(CalledOffShow show) {
        return Database.count("select count(*) from refund where called_off_show = ?", show.id());
    }

    private static final class CountingTable extends CallOffTable {

        private int readings;

        CountingTable(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        List<UUID> toCancel(UUID showId, UUID after, int limit) {
            readings++;
            return super.toCancel(showId, after, limit);
        }
    }

    private RunCallOffs runner(CallOffTable table, int refundsPerSecond) {
        return new RunCallOffs(table, new CallOffTest.AlwaysHeld(), engine, () -> refundsPerSecond);
    }
}
