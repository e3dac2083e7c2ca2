package dev.boxoffice.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.events.AvailabilityV1;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.testing.StackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Promise 4: every committed change reaches Kafka, and no change that is rolled back does. */
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "database", value = "tickets"))
class OutboxTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    LowWatermarks watermarks;

    @Inject
    OutboxConfig config;

    @Inject
    MeterRegistry registry;

    private final UUID ticket = UUID.randomUUID();

    @Test
    void sendsCommittedEvents() {
        commit(1);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(versionsOnKafka(ticket)).containsExactly(1L));
        assertThat(rowsOf(ticket)).isZero();
    }

    @Test
    void doesNotSendEventsThatAreRolledBack() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    append(ticket, 1);
                    throw new IllegalStateException("rollback");
                }))
                .isInstanceOf(IllegalStateException.class);
        UUID marker = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> append(marker, 1));

        await().atMost(SOON).until(() -> !versionsOnKafka(marker).isEmpty());
        assertThat(versionsOnKafka(ticket)).isEmpty();
    }

    @Test
    void rejectsAppendsOutsideATransaction() {
        assertThatThrownBy(() -> append(ticket, 1)).isInstanceOf(TransactionalException.class);
    }

    @Test
    void appendsInAJdbcTransactionOfTheCaller() throws SQLException {
        try (var connection = Stack.ownerConnection("tickets")) {
            connection.setAutoCommit(false);
            Pipeline.run(connection, pipeline -> {
                outbox.append(pipeline, List.of(entry(ticket, 1)));
                return () -> ticket;
            });
            connection.commit();
        }
        outbox.wake();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(versionsOnKafka(ticket)).containsExactly(1L));
    }

    @Test
    void keepsTheOrderOfAnAggregate() {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(LongStream.rangeClosed(1, 1_200)
                        .mapToObj(version -> entry(ticket, version))
                        .toList()));

        await().atMost(SOON).until(() -> versionsOnKafka(ticket).size() == 1_200);
        assertThat(versionsOnKafka(ticket)).isSorted();
    }

    /** A cursor at the last number sent would skip a row with a smaller number that commits later. */
    @Test
    void findsARowThatCommitsAfterALaterOne() throws InterruptedException {
        UUID early = sameShardAs(ticket);
        var appended = new CountDownLatch(1);
        var laterSent = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            threads.execute(() -> QuarkusTransaction.requiringNew().run(() -> {
                append(early, 1);
                appended.countDown();
                awaitQuietly(laterSent);
            }));
            appended.await();
            commit(1);
            await().atMost(SOON).until(() -> !versionsOnKafka(ticket).isEmpty());
            laterSent.countDown();
        }

        await().atMost(SOON).until(() -> !versionsOnKafka(early).isEmpty());
    }

    /** Promise 5: the low watermark waits for every open transaction with an assigned number. */
    @Test
    void sendsARowThatCommitsLateBeforeANewerOneOfItsAggregate() throws SQLException {
        commitLateAndThenANewerOne();

        await().atMost(SOON).until(() -> versionsOnKafka(ticket).contains(2L));
        assertThat(versionsOnKafka(ticket)).containsExactly(1L, 2L);
    }

    /** Shows that the test above fails without the wait. */
    @Test
    void wouldSkipThatRowWithoutTheWait() throws SQLException {
        QuarkusMock.installMockForType(new Impatient(config), LowWatermarks.class);
        commitLateAndThenANewerOne();

        await().atMost(SOON).until(() -> versionsOnKafka(ticket).contains(2L));
        assertThat(versionsOnKafka(ticket)).doesNotContain(1L);
    }

    private void commitLateAndThenANewerOne() throws SQLException {
        try (var late = Stack.ownerConnection("tickets")) {
            late.setAutoCommit(false);
            insert(late, ticket, 1);
            for (int i = 0; i < 20; i++) {
                UUID other = sameShardAs(ticket);
                QuarkusTransaction.requiringNew().run(() -> append(other, 1));
                await().atMost(SOON).until(() -> rowsOf(other) == 0);
            }
            late.commit();
        }
        commit(2);
    }

    private static final class Impatient extends LowWatermarks {
        Impatient(OutboxConfig config) {
            super(config);
        }

        @Override
        boolean passed(List<Integer> shards, List<OutboxRow> rows, Writers writers) throws SQLException {
            return super.passed(shards, rows, Set::of);
        }
    }

    @Test
    void skipsDeletedRows() {
        await().atMost(SOON).until(() -> {
            commit(1);
            return watermarks.marks()[Shards.of(ticket)] > 0;
        });
    }

    @Test
    void catchesUpInOrderAfterAKafkaOutage() {
        double failedBefore = failed();
        Stack.stopKafka();
        try {
            for (long version = 1; version <= 20; version++) {
                commit(version);
            }
            assertThat(rowsOf(ticket)).isEqualTo(20);
            await().atMost(SOON).until(() -> failed() > failedBefore);
            await().atMost(SOON).until(() -> gauge("boxoffice.outbox.rows") >= 20);
            await().atMost(SOON).until(() -> gauge("boxoffice.outbox.oldest.age.seconds") > 0);
        } finally {
            Stack.startKafka();
        }

        await().atMost(SOON).until(() -> rowsOf(ticket) == 0);
        assertThat(versionsOnKafka(ticket).stream().distinct().toList())
                .isSorted()
                .hasSize(20);
    }

    /** Promise 10, sending side: a row that Kafka rejects, here because its topic is missing, does not block other rows. */
    @Test
    void sendsOtherRowsAfterARowThatCannotBeSent() throws SQLException {
        insertForUnknownTopic(ticket);
        UUID behind = sameShardAs(ticket);
        UUID elsewhere = anotherShardThan(ticket);
        QuarkusTransaction.requiringNew().run(() -> append(behind, 1));
        QuarkusTransaction.requiringNew().run(() -> append(elsewhere, 1));
        try {
            await().atMost(SOON).until(() -> !versionsOnKafka(behind).isEmpty());
            await().atMost(SOON).until(() -> !versionsOnKafka(elsewhere).isEmpty());
            assertThat(rowsOf(ticket)).isEqualTo(1);
        } finally {
            delete(ticket);
        }
    }

    @Test
    void skipsAShardThatAnotherRelayHolds() throws SQLException {
        try (var other = Stack.ownerConnection("tickets")) {
            other.setAutoCommit(false);
            await().atMost(SOON).until(() -> tryLock(other, Shards.of(ticket)));
            commit(1);
            UUID elsewhere = anotherShardThan(ticket);
            QuarkusTransaction.requiringNew().run(() -> append(elsewhere, 1));

            await().atMost(SOON).until(() -> !versionsOnKafka(elsewhere).isEmpty());
            assertThat(rowsOf(ticket)).isEqualTo(1);
            other.rollback();
        }

        await().atMost(SOON).until(() -> rowsOf(ticket) == 0);
    }

    private static boolean tryLock(Connection connection, int shard) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_xact_lock(?, ?)")) {
            select.setInt(1, OutboxTable.LOCK_CLASS);
            select.setInt(2, shard);
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void insertForUnknownTopic(UUID id) throws SQLException {
        change(
                "insert into outbox (id, aggregatetype, aggregateid, type, payload, shard)"
                        + " values (gen_random_uuid(), 'nowhere', ?, 'unknown', '{}', " + Shards.of(id) + ")",
                id);
    }

    private static void insert(Connection connection, UUID id, long version) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into outbox (id, aggregatetype, aggregateid, type, payload, shard)
                values (gen_random_uuid(), 'availability', ?, ?, ?, ?)
                """)) {
            insert.setObject(1, id);
            insert.setString(2, EventType.TICKET_AVAILABILITY_CHANGED.type());
            insert.setString(3, "{\"version\":" + version + "}");
            insert.setShort(4, Shards.of(id));
            insert.executeUpdate();
        }
    }

    private static void delete(UUID id) throws SQLException {
        change("delete from outbox where aggregateid = ?", id);
    }

    private static void change(String sql, UUID id) throws SQLException {
        try (var connection = Stack.ownerConnection("tickets");
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    private void commit(long version) {
        QuarkusTransaction.requiringNew().run(() -> append(ticket, version));
    }

    private void append(UUID id, long version) {
        outbox.append(List.of(entry(id, version)));
    }

    private static Outbox.Entry entry(UUID id, long version) {
        return new Outbox.Entry(
                EventType.TICKET_AVAILABILITY_CHANGED, new AvailabilityV1(id, 0, 0, 1, version, Instant.now()));
    }

    private static UUID sameShardAs(UUID id) {
        UUID other = UUID.randomUUID();
        return Shards.of(other) == Shards.of(id) ? other : sameShardAs(id);
    }

    private static UUID anotherShardThan(UUID id) {
        UUID other = UUID.randomUUID();
        return Shards.of(other) == Shards.of(id) ? anotherShardThan(id) : other;
    }

    private static List<Long> versionsOnKafka(UUID id) {
        return Kafka.readAll(Topics.AVAILABILITY).stream()
                .filter(event -> id.toString().equals(event.key()))
                .map(OutboxTest::version)
                .toList();
    }

    private static long version(ConsumerRecord<String, byte[]> event) {
        String json = new String(event.value(), UTF_8);
        return Long.parseLong(json.replaceFirst(".*\"version\":(\\d+).*", "$1"));
    }

    private static long rowsOf(UUID id) {
        try (var connection = Stack.ownerConnection("tickets");
                var query = connection.prepareStatement("select count(*) from outbox where aggregateid = ?")) {
            query.setObject(1, id);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private double failed() {
        return registry.get("boxoffice.outbox.failed").counter().count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
