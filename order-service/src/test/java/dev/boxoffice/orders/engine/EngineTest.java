package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.command.ExpireOrder;
import dev.boxoffice.orders.command.PlaceOrder;
import dev.boxoffice.orders.command.RequestRefund;
import dev.boxoffice.orders.order.OrderDetails;
import dev.boxoffice.orders.order.OrderRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine queues, batches, retries and withdraws commands, with a scripted transaction instead of a database. */
@SuppressWarnings("FutureReturnValueIgnored")
class EngineTest {

    /** A deadline in which even a busy machine starts a thread. */
    private static final Duration BRIEF = Duration.ofMillis(700);

    private static final OrderRequest ORDER_REQUEST = new OrderRequest("ben", List.of());

    private final List<List<String>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore open = new Semaphore(0);
    private final Set<String> lockedKeys = ConcurrentHashMap.newKeySet();
    private RuntimeException fault;
    private boolean commitFails;

    private Engine engine;

    private void start(int queue, Duration deadline) {
        EngineConfig config = settings(queue, deadline);
        engine = new Engine(new ScriptedTransaction(), new EngineMetrics(new SimpleMeterRegistry()), config);
        engine.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        open.release(1_000);
        engine.stop(new ShutdownEvent());
    }

    @Test
    void commitsQueuedCommandsInBatches() throws Exception {
        start(100, Duration.ofMinutes(1));
        busy();

        List<CompletableFuture<?>> answers = IntStream.range(0, 20)
                .<CompletableFuture<?>>mapToObj(i -> place("key" + i))
                .toList();
        open.release(1_000);

        for (CompletableFuture<?> answer : answers) {
            answer.get(10, TimeUnit.SECONDS);
        }
        assertThat(transactions).extracting(List::size).containsExactly(1, 8, 8, 4);
    }

    @Test
    void givesEachLaneAShareOfEachTransaction() throws Exception {
        start(100, Duration.ofMinutes(1));
        busy();

        IntStream.range(0, 30).forEach(i -> place("key" + i));
        UUID order = UUID.randomUUID();
        CompletableFuture<?> expiry = engine.submit(new ExpireOrder(order));
        CompletableFuture<?> refund =
                engine.submit(new RequestRefund(null, UUID.randomUUID(), null, null, "test", key("refund")));
        open.release(1);
        await().until(() -> transactions.size() == 2);

        assertThat(transactions.get(1)).hasSize(10).contains("refund", order.toString());
        open.release(1);
        refund.get(10, TimeUnit.SECONDS);
        expiry.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "55P03", "40P01"})
    void failsOnlyTheCommandThatCannotBeWrittenOrLocked(String sqlState) throws Exception {
        fault = new IllegalStateException(new SQLException("this one", sqlState));
        start(100, Duration.ofSeconds(2));
        busy();

        List<CompletableFuture<?>> answers = IntStream.range(0, 8)
                .<CompletableFuture<?>>mapToObj(i -> place(i == 5 ? "poison" : "key" + i))
                .toList();
        open.release(1_000);

        for (int i = 0; i < 8; i++) {
            if (i != 5) {
                answers.get(i).get(10, TimeUnit.SECONDS);
            }
        }
        assertThat(failure(answers.get(5))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void continuesAfterAnError() throws Exception {
        start(100, Duration.ofMinutes(1));
        busy();
        CompletableFuture<?> failing = place("error");
        open.release(1_000);
        assertThat(failure(failing)).hasCauseInstanceOf(StackOverflowError.class);

        place("key").get(10, TimeUnit.SECONDS);
    }

    @Test
    void doesNotRetryAfterALostConnection() {
        fault = new IllegalStateException(new SQLException("the connection was lost", "08006"));
        start(100, Duration.ofMinutes(1));
        busy();

        CompletableFuture<?> poison = place("poison");
        CompletableFuture<?> other = place("key");
        open.release(1_000);

        assertThat(failure(poison)).isSameAs(fault);
        assertThat(failure(other)).isSameAs(fault);
        assertThat(transactions).hasSize(2);
    }

    @Test
    void reportsAnUnknownOutcomeAfterAFailedCommit() {
        fault = new IllegalStateException(new SQLException("the connection was lost", "08006"));
        commitFails = true;
        start(100, Duration.ofMinutes(1));
        busy();

        CompletableFuture<?> poison = place("poison");
        open.release(1_000);

        assertThat(failure(poison)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void separatesRequestsWithOneKey() throws Exception {
        start(100, Duration.ofMinutes(1));
        busy();

        CompletableFuture<?> first = place("key");
        CompletableFuture<?> second = place("key");
        open.release(1_000);

        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);
        assertThat(transactions).containsExactly(List.of("first"), List.of("key"), List.of("key"));
    }

    @Test
    void refusesCommandsBeyondTheQueueOrTheDeadlineForGood() throws Exception {
        start(2, BRIEF);
        busy();

        CompletableFuture<?> late = place("late");
        CompletableFuture<?> alsoLate = place("late-too");
        CompletableFuture<?> noRoom = place("no-room");

        assertThat(failure(noRoom)).isInstanceOf(OverloadedException.class);
        assertThat(failure(late)).isInstanceOf(OverloadedException.class);
        assertThat(failure(alsoLate)).isInstanceOf(OverloadedException.class);
        open.release(1_000);
        engine.stop(new ShutdownEvent());
        assertThat(transactions).containsExactly(List.of("first"));
    }

    /** Its transaction may still commit, so the command cannot be refused. */
    @Test
    void doesNotRefuseACommandThatATransactionHasTaken() {
        start(100, BRIEF);

        CompletableFuture<?> taken = place("first");

        assertThat(failure(taken)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void retriesABlockedCommandUntilItsRowIsFree() throws Exception {
        start(100, Duration.ofMinutes(1));
        open.release(100_000);
        lockedKeys.add("blocked");

        CompletableFuture<?> blocked = place("blocked");
        place("other").get(10, TimeUnit.SECONDS);
        await().until(() -> attempts("blocked") > 3);
        assertThat(blocked).isNotDone();
        lockedKeys.clear();

        blocked.get(10, TimeUnit.SECONDS);
    }

    @Test
    void probesALockedRowWithOneCommand() throws Exception {
        start(100, Duration.ofMinutes(1));
        open.release(100_000);
        lockedKeys.addAll(Set.of("a", "b", "c"));

        List<CompletableFuture<?>> blocked =
                Stream.of("a", "b", "c").<CompletableFuture<?>>map(this::place).toList();
        await().until(() -> attempts("a") > 5);

        assertThat(attempts("b")).isLessThan(attempts("a"));
        assertThat(attempts("c")).isLessThan(attempts("a"));
        lockedKeys.clear();
        for (CompletableFuture<?> answer : blocked) {
            answer.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void refusesABlockedCommandAtItsDeadline() throws Exception {
        start(100, BRIEF);
        open.release(100_000);
        lockedKeys.add("blocked");

        CompletableFuture<?> blocked = place("blocked");

        assertThat(failure(blocked)).isInstanceOf(OverloadedException.class);
        int attempts = attempts("blocked");
        lockedKeys.clear();
        place("other").get(10, TimeUnit.SECONDS);
        assertThat(attempts("blocked")).isEqualTo(attempts);
    }

    @Test
    void commitsQueuedCommandsBeforeStopping() throws Exception {
        start(100, Duration.ofMinutes(1));
        busy();
        CompletableFuture<?> answer = place("key");
        open.release(1_000);

        engine.stop(new ShutdownEvent());

        assertThat(answer).isCompleted();
    }

    @Test
    void refusesCommandsAfterStopping() throws Exception {
        start(100, Duration.ofMinutes(1));
        engine.stop(new ShutdownEvent());

        assertThat(failure(place("late"))).isInstanceOf(OverloadedException.class);
    }

    private int attempts(String key) {
        return (int) List.copyOf(transactions).stream()
                .filter(keys -> keys.contains(key))
                .count();
    }

    /** Keeps the worker in a transaction until {@code open} has a permit. */
    private void busy() {
        CompletableFuture<?> first = place("first");
        assertThat(first).isNotCompleted();
        await().until(() -> !transactions.isEmpty());
    }

    private CompletableFuture<?> place(String key) {
        return engine.submit(new PlaceOrder("ben", ORDER_REQUEST, OrderDetails.NONE, null, key(key)));
    }

    private static IdempotentRequest key(String key) {
        return new IdempotentRequest("ben", "POST /api/orders", key, new byte[0]);
    }

    private static Throwable failure(CompletableFuture<?> answer) {
        var thrown = new Throwable[1];
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .satisfies(execution -> thrown[0] = execution.getCause());
        return thrown[0];
    }

    private final class ScriptedTransaction extends EngineTransaction {

        ScriptedTransaction() {
            super(null, null, null, null, null);
        }

        @Override
        List<Outcome> run(List<Pending<?>> commands, Locking locking, Set<Resource> busy) throws RolledBackException {
            List<String> keys = commands.stream().map(ScriptedTransaction::name).toList();
            transactions.add(keys);
            open.acquireUninterruptibly();
            if (keys.contains("poison")) {
                if (commitFails) {
                    throw new OutcomeUnknownException(fault);
                }
                throw new RolledBackException(fault);
            }
            if (keys.contains("error")) {
                throw new StackOverflowError();
            }
            return keys.stream()
                    .<Outcome>map(key -> lockedKeys.contains(key)
                            ? new Outcome.Blocked(Set.of(Resource.cart("any")))
                            : new Outcome.Decided<>(null, false))
                    .toList();
        }

        private static String name(Pending<?> pending) {
            return pending.key() == null
                    ? pending.command().orderId().toString()
                    : pending.key().key();
        }
    }

    private static EngineConfig settings(int queue, Duration deadline) {
        return new SmallRyeConfigBuilder()
                .withMapping(EngineConfig.class)
                .withDefaultValues(Map.of(
                        "boxoffice.engine.queue",
                        String.valueOf(queue),
                        "boxoffice.engine.deadline",
                        deadline.toString(),
                        "boxoffice.engine.grace",
                        "PT0.2S",
                        "boxoffice.engine.batch",
                        "8"))
                .build()
                .getConfigMapping(EngineConfig.class);
    }
}
