package dev.boxoffice.outbox;

import static dev.boxoffice.outbox.Rows.versionsOnKafka;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.events.EventType;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.testing.StackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
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
    MeterRegistry registry;

    private final UUID ticket = UUID.randomUUID();

    @Test
    void sendsCommittedEvents() {
        commit(1);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(versionsOnKafka(ticket)).containsExactly(1L));
        await().atMost(SOON).until(() -> Rows.count(ticket) == 0);
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
                outbox.append(pipeline, List.of(Rows.entry(ticket, 1)));
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
                        .mapToObj(version -> Rows.entry(ticket, version))
                        .toList()));

        await().atMost(SOON).until(() -> versionsOnKafka(ticket).size() == 1_200);
        assertThat(versionsOnKafka(ticket)).isSorted();
    }

    @Test
    void keepsTheOrderOfEventsThatAreAppendedOneByOneAndTogether() {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.append(
                    EventType.TICKET_AVAILABILITY_CHANGED, Rows.entry(ticket, 1).payload());
            outbox.append(List.of(Rows.entry(ticket, 2), Rows.entry(ticket, 3)));
            outbox.append(
                    EventType.TICKET_AVAILABILITY_CHANGED, Rows.entry(ticket, 4).payload());
        });

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(versionsOnKafka(ticket)).containsExactly(1L, 2L, 3L, 4L));
    }

    /** A cursor at the last number sent would skip a row with a smaller number that commits later. */
    @Test
    void findsARowThatCommitsAfterALaterOne() throws SQLException {
        UUID early = UUID.randomUUID();
        try (var late = Stack.ownerConnection("tickets")) {
            late.setAutoCommit(false);
            Rows.insert(late, early, 1);
            commit(1);
            await().atMost(SOON).until(() -> !versionsOnKafka(ticket).isEmpty());
            late.commit();
        }

        await().atMost(SOON).until(() -> !versionsOnKafka(early).isEmpty());
    }

    /** Promise 5: the low watermark waits for every open transaction with an assigned number. */
    @Test
    void sendsARowThatCommitsLateBeforeANewerOneOfItsAggregate() throws SQLException {
        try (var late = Stack.ownerConnection("tickets")) {
            late.setAutoCommit(false);
            Rows.insert(late, ticket, 1);
            for (int i = 0; i < 20; i++) {
                UUID other = UUID.randomUUID();
                QuarkusTransaction.requiringNew().run(() -> append(other, 1));
                await().atMost(SOON).until(() -> Rows.count(other) == 0);
            }
            late.commit();
        }
        commit(2);

        await().atMost(SOON).until(() -> versionsOnKafka(ticket).contains(2L));
        assertThat(versionsOnKafka(ticket)).containsExactly(1L, 2L);
    }

    @Test
    void skipsDeletedRows() {
        await().atMost(SOON).until(() -> {
            commit(1);
            return Rows.query("select low_watermark from outbox_relay") > 0;
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
            assertThat(Rows.count(ticket)).isEqualTo(20);
            await().atMost(SOON).until(() -> failed() > failedBefore);
            await().atMost(SOON).until(() -> gauge("boxoffice.outbox.rows") >= 20);
            await().atMost(SOON).until(() -> gauge("boxoffice.outbox.oldest.age.seconds") > 0);
        } finally {
            Stack.startKafka();
        }

        await().atMost(SOON).until(() -> Rows.count(ticket) == 0);
        assertThat(versionsOnKafka(ticket))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    /** Promise 10, sending side. */
    @Test
    void sendsOtherRowsAfterARowOfAMissingTopic() throws SQLException {
        Rows.insert("nowhere", ticket, "{}");
        try {
            sendsOthers();
        } finally {
            Rows.delete(ticket);
        }
    }

    /** Promise 10, sending side: one rejected record aborts the Kafka transaction of all. */
    @Test
    void sendsOtherRowsAfterARowThatIsTooLarge() throws SQLException {
        Rows.insert("availability", ticket, "{\"text\":\"" + "x".repeat(2 << 20) + "\"}");
        try {
            sendsOthers();
        } finally {
            Rows.delete(ticket);
        }
    }

    private void sendsOthers() {
        UUID other = UUID.randomUUID();
        commit(2);
        QuarkusTransaction.requiringNew().run(() -> append(other, 1));

        await().atMost(SOON).until(() -> !versionsOnKafka(other).isEmpty());
        await().atMost(SOON).until(() -> Rows.count(other) == 0);
    }

    private void commit(long version) {
        QuarkusTransaction.requiringNew().run(() -> append(ticket, version));
    }

    private void append(UUID id, long version) {
        outbox.append(List.of(Rows.entry(id, version)));
    }

    private double failed() {
        return registry.get("boxoffice.outbox.failed").counter().count();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
