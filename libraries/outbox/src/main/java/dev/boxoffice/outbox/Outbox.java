package dev.boxoffice.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.database.Pipeline;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Payload;
import dev.boxoffice.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Publishes events in the caller's transaction: they are committed together with the change, or not at all.
 *
 * <p>Append while the aggregate's row lock is held, so that events of an aggregate are published in commit order.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, traceparent)
            select id, aggregatetype, aggregateid, type, payload, traceparent
            from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                with ordinality as e (id, aggregatetype, aggregateid, type, payload, traceparent, position)
            order by position
            """;

    /** Bounds the memory and the time of a statement. */
    private static final int MAX_ROWS = 1_000;

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transaction;
    private final RelaySignal signal;

    Outbox(
            DataSource dataSource,
            ObjectMapper json,
            TransactionSynchronizationRegistry transaction,
            RelaySignal signal) {
        this.dataSource = dataSource;
        this.json = json;
        this.transaction = transaction;
        this.signal = signal;
    }

    /**
     * An event to publish.
     *
     * @param payload the state after the change
     * @param traceparent of the request that caused the event; {@code null} when it is not traced
     */
    public record Entry(EventType type, Payload payload, String traceparent) {

        /** An event of the current trace. */
        public Entry(EventType type, Payload payload) {
            this(type, payload, Traceparent.current());
        }

        /** Returns this event with the trace of another request. */
        public Entry tracedBy(String parent) {
            return new Entry(type, payload, parent);
        }
    }

    /** Appends one event; requires a transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(EventType type, Payload payload) {
        append(List.of(new Entry(type, payload)));
    }

    /**
     * Appends events in list order; requires a transaction. All events of a transaction are written just before it commits, in the
     * order in which they were appended.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        if (!(transaction.getResource(this) instanceof WriteEvents)) {
            var write = new WriteEvents();
            transaction.putResource(this, write);
            transaction.registerInterposedSynchronization(write);
        }
        ((WriteEvents) transaction.getResource(this)).entries.addAll(entries);
    }

    private void write(List<Entry> entries) {
        try {
            Pipeline.run(dataSource, pipeline -> {
                append(pipeline, entries);
                return () -> entries;
            });
        } catch (SQLException e) {
            throw new OutboxException("could not append to the outbox", e);
        }
    }

    /**
     * Appends events in list order as part of a pipeline, in the transaction of the pipeline's connection. After its commit,
     * the caller wakes the relay with {@link #wake}; otherwise the relay finds the events at its next poll.
     */
    public void append(Pipeline pipeline, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        pipeline.add(
                INSERT,
                pipeline.column("uuid", entries, entry -> UuidCreator.getTimeOrderedEpoch()),
                pipeline.column("text", entries, Outbox::aggregateType),
                pipeline.column("uuid", entries, entry -> entry.payload().aggregateId()),
                pipeline.column("text", entries, entry -> entry.type().type()),
                pipeline.column("text", entries, this::encode),
                pipeline.column("text", entries, Entry::traceparent));
    }

    /** Wakes the relay after a commit with new events. */
    public void wake() {
        signal.raise();
    }

    private static String aggregateType(Entry entry) {
        return entry.type().topic().substring(Topics.PREFIX.length());
    }

    private String encode(Entry entry) {
        try {
            return json.writeValueAsString(entry.payload());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the events of the current JTA transaction, and wakes the relay when it has committed. */
    private final class WriteEvents implements Synchronization {

        private final List<Entry> entries = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            for (int from = 0; from < entries.size(); from += MAX_ROWS) {
                write(entries.subList(from, Math.min(from + MAX_ROWS, entries.size())));
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                wake();
            }
        }
    }
}
