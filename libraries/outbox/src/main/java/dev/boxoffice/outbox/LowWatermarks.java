package dev.boxoffice.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * For each shard, the sequence number up to which no row can appear any more. The relay reads above it and so skips deleted
 * rows, which any long transaction keeps from being vacuumed.
 *
 * <p>A sequence number is assigned before its row is committed, so the last number sent is not yet a mark. It becomes one
 * after all transactions that were writing at that time have ended and another pass has sent their rows.
 */
@ApplicationScoped
class LowWatermarks {

    private final OutboxConfig config;
    private volatile long[] marks = new long[Shards.COUNT];
    private long forgotten = System.nanoTime();
    private int sent;
    private Move move;

    LowWatermarks(OutboxConfig config) {
        this.config = config;
    }

    /** Returns the names of the open transactions that may have written rows. */
    interface Writers {
        Set<String> now() throws SQLException;
    }

    /**
     * A pending move of the marks.
     *
     * @param to the last number sent of each shard; 0 where there was none
     * @param writers transactions that were writing at that time; empty once all have ended
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Move(long[] to, Set<String> writers) {}

    /** The mark of each shard; callers must not modify the array. */
    long[] marks() {
        return marks;
    }

    /** The marks for a new pass; resets them periodically, in case a sequence number is ever assigned twice. */
    long[] begin() {
        if (System.nanoTime() - forgotten > config.fullLookInterval().toNanos()) {
            forget();
        }
        return marks;
    }

    /** Resets the marks after a failure, so that the next pass reads from the start. */
    void forget() {
        marks = new long[Shards.COUNT];
        move = null;
        forgotten = System.nanoTime();
    }

    /**
     * Called when a pass has sent and deleted all {@code rows} that it found above the marks of the {@code shards}, before its
     * transaction ends. If the commit fails, call {@link #forget}.
     *
     * @return whether a mark has moved, so that the commit must be flushed to disk: a crash that restored rows below a mark
     *     would cause them to be sent after newer ones
     */
    boolean passed(List<Integer> shards, List<OutboxRow> rows, Writers writers) throws SQLException {
        sent += rows.size();
        if (move == null) {
            start(rows, writers);
        } else if (move.writers().isEmpty()) {
            return finish(shards, rows);
        } else if (Collections.disjoint(move.writers(), writers.now())) {
            move = new Move(move.to(), Set.of());
        }
        return false;
    }

    private void start(List<OutboxRow> rows, Writers writers) throws SQLException {
        if (sent >= config.watermarkInterval()) {
            sent = 0;
            move = new Move(last(rows), writers.now());
        }
    }

    /** Moves only the marks of shards whose rows up to the new mark were all sent by this pass. */
    private boolean finish(List<Integer> shards, List<OutboxRow> rows) {
        long[] next = marks.clone();
        long[] last = last(rows);
        int[] found = OutboxRow.countByShard(rows);
        for (int shard : shards) {
            if (found[shard] < config.batchSize() || last[shard] >= move.to()[shard]) {
                next[shard] = Math.max(next[shard], move.to()[shard]);
            }
        }
        boolean moved = !Arrays.equals(marks, next);
        marks = next;
        move = null;
        return moved;
    }

    private static long[] last(List<OutboxRow> rows) {
        long[] last = new long[Shards.COUNT];
        rows.forEach(row -> last[row.shard()] = row.seq());
        return last;
    }
}
