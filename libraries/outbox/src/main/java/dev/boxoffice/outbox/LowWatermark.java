package dev.boxoffice.outbox;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The sequence number up to which no row can appear any more. The relay reads above it and so skips deleted rows, which any
 * long transaction keeps from being vacuumed.
 *
 * <p>A sequence number is assigned before its row is committed, so the last number sent is not yet the mark. It becomes the
 * mark after all transactions that were writing at that time have ended and another pass has sent their rows.
 */
class LowWatermark {

    private final OutboxConfig config;
    private long mark;
    private long forgotten = System.nanoTime();
    private int sent;
    private Move move;

    LowWatermark(OutboxConfig config) {
        this.config = config;
    }

    /** Returns the names of the open transactions that may have written rows. */
    interface Writers {
        Set<String> now() throws SQLException;
    }

    /**
     * A pending move of the mark.
     *
     * @param to the last number sent
     * @param writers transactions that were writing at that time; empty once all have ended
     */
    private record Move(long to, Set<String> writers) {}

    /** The mark for a new pass; resets it periodically, in case a sequence number is ever assigned twice. */
    long begin() {
        if (System.nanoTime() - forgotten > config.fullLookInterval().toNanos()) {
            mark = 0;
            move = null;
            forgotten = System.nanoTime();
        }
        return mark;
    }

    /** Called when a pass has sent and deleted all {@code rows} that it found above the mark. */
    void passed(List<OutboxRow> rows, Writers writers) throws SQLException {
        sent += rows.size();
        if (move == null) {
            start(rows, writers);
        } else if (move.writers().isEmpty()) {
            finish(rows);
        } else if (Collections.disjoint(move.writers(), writers.now())) {
            move = new Move(move.to(), Set.of());
        }
    }

    private void start(List<OutboxRow> rows, Writers writers) throws SQLException {
        if (sent >= config.watermarkInterval() && !rows.isEmpty()) {
            sent = 0;
            move = new Move(rows.getLast().seq(), writers.now());
        }
    }

    /** Moves the mark only if this pass sent all rows up to the new mark. */
    private void finish(List<OutboxRow> rows) {
        if (rows.size() < config.batchSize() || rows.getLast().seq() >= move.to()) {
            mark = Math.max(mark, move.to());
        }
        move = null;
    }
}
