package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers place queued orders in batches and survive failing ones. */
class IntakeWorkersTest {

    private static final OrderRequest ORDER_REQUEST = new OrderRequest("ben", List.of());

    private final List<List<String>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore open = new Semaphore(0);
    private RuntimeException fault;

    private PlaceOrder placeOrder;
    private IntakeWorkers workers;

    private void start(int queue, Duration deadline) {
        OrdersConfig config = settings(queue, deadline);
        var metrics = new IntakeMetrics(new SimpleMeterRegistry());
        placeOrder = new PlaceOrder(config, metrics);
        workers = new IntakeWorkers(placeOrder, new ScriptedBatch(), metrics, config);
        workers.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        open.release(1_000);
        workers.stop(new ShutdownEvent());
    }

    @Test
    void placesQueuedOrdersInBatches() throws Exception {
        start(100, Duration.ofMinutes(1));
        busy();

        List<CompletableFuture<StoredResponse>> responses =
                IntStream.range(0, 20).mapToObj(i -> place("key" + i)).toList();
        open.release(1_000);

        for (CompletableFuture<StoredResponse> response : responses) {
            assertThat(response.get(10, TimeUnit.SECONDS).status()).isEqualTo(201);
        }
        assertThat(transactions).extracting(List::size).containsExactly(1, 8, 8, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "55P03", "40P01"})
    void failsOnlyTheOrderThatCannotBeWrittenOrLocked(String sqlState) throws Exception {
        fault = new IllegalStateException(new SQLException("this one", sqlState));
        start(100, Duration.ofMinutes(1));
        busy();

        List<CompletableFuture<StoredResponse>> responses = IntStream.range(0, 8)
                .mapToObj(i -> place(i == 5 ? "poison" : "key" + i))
                .toList();
        open.release(1_000);

        for (int i = 0; i < 8; i++) {
            if (i != 5) {
                assertThat(responses.get(i).get(10, TimeUnit.SECONDS).status()).isEqualTo(201);
            }
        }
        assertThat(failure(responses.get(5))).isSameAs(fault);
    }

    @Test
    void continuesAfterAnError() throws Exception {
        start(100, Duration.ofMinutes(1));
        busy();
        CompletableFuture<StoredResponse> failing = place("error");
        open.release(1_000);
        assertThat(failure(failing)).isInstanceOf(StackOverflowError.class);

        assertThat(place("key").get(10, TimeUnit.SECONDS).status()).isEqualTo(201);
    }

    @Test
    void doesNotRetryAfterALostConnection() throws Exception {
        fault = new IllegalStateException(new SQLException("the connection was lost", "08006"));
        start(100, Duration.ofMinutes(1));
        busy();

        CompletableFuture<StoredResponse> poison = place("poison");
        CompletableFuture<StoredResponse> other = place("key");
        open.release(1_000);

        assertThat(failure(poison)).isSameAs(fault);
        assertThat(failure(other)).isSameAs(fault);
        assertThat(transactions).hasSize(2);
    }

    @Test
    void separatesRequestsWithOneKey() throws Exception {
        start(100, Duration.ofMinutes(1));
        busy();

        CompletableFuture<StoredResponse> first = place("key");
        CompletableFuture<StoredResponse> second = place("key");
        open.release(1_000);

        first.get(10, TimeUnit.SECONDS);
        second.get(10, TimeUnit.SECONDS);
        assertThat(transactions).containsExactly(List.of("first"), List.of("key"), List.of("key"));
    }

    @Test
    void rejectsOrdersBeyondTheQueueOrTheDeadline() throws Exception {
        start(2, Duration.ofMillis(100));
        busy();

        CompletableFuture<StoredResponse> late = place("late");
        CompletableFuture<StoredResponse> alsoLate = place("late-too");
        CompletableFuture<StoredResponse> noRoom = place("no-room");

        assertThat(((HttpProblem) failure(noRoom)).getStatusCode()).isEqualTo(503);
        var problem = (HttpProblem) failure(late);
        assertThat(problem.getStatusCode()).isEqualTo(503);
        assertThat(problem.getHeaders()).containsEntry("Retry-After", 1);
        assertThat(failure(alsoLate)).isInstanceOf(HttpProblem.class);
        open.release(1_000);
        workers.stop(new ShutdownEvent());
        assertThat(transactions).containsExactly(List.of("first"));
    }

    @Test
    void placesQueuedOrdersBeforeStopping() throws Exception {
        start(100, Duration.ofMinutes(1));
        busy();
        CompletableFuture<StoredResponse> response = place("key");
        open.release(1_000);

        workers.stop(new ShutdownEvent());

        assertThat(response).isCompleted();
    }

    /** Keeps the worker in a transaction until {@code open} has a permit. */
    private void busy() {
        CompletableFuture<StoredResponse> first = place("first");
        assertThat(first).isNotCompleted();
        await().until(() -> !transactions.isEmpty());
    }

    private CompletableFuture<StoredResponse> place(String key) {
        Uni<StoredResponse> response =
                placeOrder.place(ORDER_REQUEST, new IdempotentRequest("ben", "POST /api/orders", key, null));
        return response.subscribeAsCompletionStage();
    }

    private static Throwable failure(CompletableFuture<StoredResponse> response) {
        var thrown = new Throwable[1];
        assertThatThrownBy(() -> response.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .satisfies(execution -> thrown[0] = execution.getCause());
        return thrown[0];
    }

    private final class ScriptedBatch extends IntakeBatch {

        ScriptedBatch() {
            super(null, null, null, null, null, null);
        }

        @Override
        List<Outcome> place(List<IntakeCommand> commands) {
            List<String> keys =
                    commands.stream().map(command -> command.request().key()).toList();
            transactions.add(keys);
            open.acquireUninterruptibly();
            if (keys.contains("poison")) {
                throw fault;
            }
            if (keys.contains("error")) {
                throw new StackOverflowError();
            }
            return keys.stream()
                    .<Outcome>map(key -> new Outcome.Responded(new StoredResponse(201, "/" + key, "{}", false)))
                    .toList();
        }
    }

    private static OrdersConfig settings(int queue, Duration deadline) {
        return new SmallRyeConfigBuilder()
                .withMapping(OrdersConfig.class)
                .withDefaultValues(Map.of(
                        "boxoffice.orders.hold-duration", "PT15M",
                        "boxoffice.orders.payment-window", "PT5M",
                        "boxoffice.orders.max-open-per-user", "10",
                        "boxoffice.orders.expiry-interval", "PT1S",
                        "boxoffice.orders.reconciliation-interval", "PT5M",
                        "boxoffice.orders.intake-queue", String.valueOf(queue),
                        "boxoffice.orders.intake-deadline", deadline.toString(),
                        "boxoffice.orders.intake-batch", "8"))
                .build()
                .getConfigMapping(OrdersConfig.class);
    }
}
