package dev.boxoffice.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * For each shard the number up to which no row can appear any more. Looking begins above it, and so passes over the deleted
 * rows that a long transaction anywhere keeps from being vacuumed.
 *
 * <p>Numbers are drawn before their rows are committed, so that the last one sent is no such mark: it becomes one when all
 * who were writing then have ended, and another look from the old mark has sent what they left.
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

    /** Asks for the names of the transactions that may have drawn numbers and not ended. */
    interface Writers {
        Set<String> now() throws SQLException;
    }

    /**
     * On the way up.
     *
     * @param to the last number sent of each shard; 0 where there was none
     * @param writers who was writing then; empty once one of them was found gone each
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Move(long[] to, Set<String> writers) {}

    /** Of each shard; not to be changed. */
    long[] marks() {
        return marks;
    }

    /** The same for a pass that begins; now and then from the start, should a number ever be drawn twice. */
    long[] begin() {
        if (System.nanoTime() - forgotten > config.fullLookInterval().toNanos()) {
            forget();
        }
        return marks;
    }

    /** Looks from the start again, after anything that went wrong. */
    void forget() {
        marks = new long[Shards.COUNT];
        move = null;
        forgotten = System.nanoTime();
    }

    /**
     * Called when all {@code rows} that a pass found above the marks of the {@code shards} are sent and deleted, before its
     * transaction ends; if that fails, all is to be forgotten.
     *
     * @return whether a mark has moved, so that the transaction has to reach the disk: a crash that brought back rows below a
     *     mark would have them sent behind newer ones
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

    /** Only for shards of which this pass has sent all up to there. */
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
