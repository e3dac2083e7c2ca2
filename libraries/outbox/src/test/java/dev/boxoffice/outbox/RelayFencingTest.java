package dev.boxoffice.outbox;

import static dev.boxoffice.outbox.Rows.versionsOnKafka;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TransactionalProducer;
import dev.boxoffice.kafka.TransactionalProducers;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.testing.StackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 5: a relay that was paused or cut off never puts an older version behind a newer one. */
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "database", value = "tickets"))
class RelayFencingTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    Relay relay;

    @Inject
    DataSource dataSource;

    @Inject
    Lease lease;

    @Inject
    TopicOffsets topics;

    @Inject
    PublishedRows publishedRows;

    @Inject
    RelaySignal signal;

    @Inject
    OutboxConfig config;

    private final UUID ticket = UUID.randomUUID();
    private final MeterRegistry zombieMeters = new SimpleMeterRegistry();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch resume = new CountDownLatch(1);
    private Relay zombie;

    @BeforeEach
    void stopTheRelayOfTheApplication() throws InterruptedException {
        relay.stop(null);
        assertThat(Rows.query("select count(*) from outbox_relay where token is null"))
                .describedAs("a stopped relay releases the lease")
                .isEqualTo(1);
    }

    @AfterEach
    void stopTheZombie() throws InterruptedException {
        resume.countDown();
        relay.stop(null);
        zombie.stop(null);
        relay.start(null);
    }

    @Test
    void neverPublishesAnOldVersionAfterItResumes() throws InterruptedException {
        startZombie(new Paused(Pause.BEFORE_SENDING, true));
        commit(3, 3);
        reached.await();
        relay.start(null);
        commit(4, 10);
        await().atMost(SOON).until(() -> versionsOnKafka(ticket).contains(10L));

        resume.countDown();
        await().atMost(SOON).until(() -> fenced() == 1);

        assertThat(versionsOnKafka(ticket)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        await().atMost(SOON).until(() -> Rows.count(ticket) == 0);
    }

    /** Shows that the test above fails without the fence. */
    @Test
    void wouldPublishAnOldVersionWithoutTheFence() throws InterruptedException {
        startZombie(new Paused(Pause.BEFORE_SENDING, false));
        commit(3, 3);
        reached.await();
        relay.start(null);
        commit(4, 10);
        await().atMost(SOON).until(() -> versionsOnKafka(ticket).contains(10L));

        resume.countDown();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(versionsOnKafka(ticket)).endsWith(9L, 10L, 3L));
    }

    /** Also when its database session is gone and its records are already on their way. */
    @Test
    void neverPublishesRecordsOfAnUncommittedTransaction() throws InterruptedException, SQLException {
        startZombie(new Paused(Pause.BEFORE_COMMITTING, true));
        commit(3, 3);
        reached.await();
        terminateDatabaseSessions();
        relay.start(null);
        try (var connection = Stack.ownerConnection("tickets")) {
            for (long version = 4; version <= 10; version++) {
                Rows.insert(connection, ticket, version);
            }
        }
        await().atMost(SOON).until(() -> versionsOnKafka(ticket).contains(10L));

        resume.countDown();
        await().atMost(SOON).until(() -> fenced() == 1);

        assertThat(versionsOnKafka(ticket)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    /** A pause delays events only until the lease ends, and no database transaction stays open. */
    @Test
    void holdsNoTransactionWhileItIsPaused() throws InterruptedException {
        startZombie(new Paused(Pause.BEFORE_SENDING, true));
        commit(1, 1);
        reached.await();

        assertThat(Rows.query("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and state like 'idle in transaction%'"))
                .isZero();
        relay.start(null);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(versionsOnKafka(ticket)).containsExactly(1L));
    }

    @Test
    void doesNotPublishAgainWhatAVanishedRelayPublished() throws InterruptedException {
        startZombie(new Paused(Pause.AFTER_COMMITTING, true));
        commit(1, 5);
        reached.await();
        assertThat(Rows.count(ticket)).isEqualTo(5);
        commit(6, 6);

        relay.start(null);

        await().atMost(SOON).until(() -> Rows.count(ticket) == 0);
        assertThat(versionsOnKafka(ticket)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    private void commit(long from, long to) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(LongStream.rangeClosed(from, to)
                        .mapToObj(version -> Rows.entry(ticket, version))
                        .toList()));
    }

    private static void terminateDatabaseSessions() throws SQLException {
        try (var connection = Stack.applicationConnection("tickets");
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = current_user and pid <> pg_backend_pid()");
        }
    }

    private double fenced() {
        return zombieMeters.get("boxoffice.outbox.fenced").counter().count();
    }

    private void startZombie(TransactionalProducers paused) {
        zombie = new Relay(
                dataSource,
                lease,
                paused,
                topics,
                publishedRows,
                signal,
                new RelayMetrics(dataSource, zombieMeters),
                config,
                "outbox-test");
        zombie.start(null);
    }

    private void pause() {
        reached.countDown();
        boolean interrupted = false;
        while (resume.getCount() > 0) {
            try {
                resume.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the zombie's thread is paused. */
    private enum Pause {
        BEFORE_SENDING,
        BEFORE_COMMITTING,
        AFTER_COMMITTING
    }

    /** Opens producers that pause once in every batch. */
    private final class Paused extends TransactionalProducers {

        private final Pause where;
        private final boolean fenced;

        Paused(Pause where, boolean fenced) {
            super(Map.of());
            this.where = where;
            this.fenced = fenced;
        }

        @Override
        public TransactionalProducer open(String transactionalId) {
            var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", Stack.kafkaBootstrapServers()));
            if (fenced) {
                settings.put("transactional.id", transactionalId);
            }
            var client = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            if (fenced) {
                client.initTransactions();
            }
            return new TransactionalProducer(client) {
                @Override
                public void send(List<ProducerRecord<String, byte[]>> records) {
                    pauseIf(Pause.BEFORE_SENDING);
                    if (fenced) {
                        client.beginTransaction();
                    }
                    var acks = new ArrayList<>();
                    records.forEach(message -> acks.add(client.send(message)));
                    client.flush();
                    pauseIf(Pause.BEFORE_COMMITTING);
                    if (fenced) {
                        client.commitTransaction();
                    }
                    pauseIf(Pause.AFTER_COMMITTING);
                }
            };
        }

        private void pauseIf(Pause here) {
            if (where == here) {
                pause();
            }
        }
    }
}
