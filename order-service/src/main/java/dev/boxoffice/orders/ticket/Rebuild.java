package dev.boxoffice.orders.ticket;

import java.time.Instant;

/**
 * Progress of a replica rebuild in this process.
 *
 * @param applied repaired rows, which were missing, older or different
 * @param failure why the rebuild failed; otherwise {@code null}
 */
record Rebuild(
        State state, long read, long applied, long unreadable, Instant startedAt, Instant finishedAt, String failure) {

    enum State {
        IDLE,
        RUNNING,
        DONE,
        FAILED
    }

    static final Rebuild NONE = new Rebuild(State.IDLE, 0, 0, 0, null, null, null);

    static Rebuild begun() {
        return new Rebuild(State.RUNNING, 0, 0, 0, Instant.now(), null, null);
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    Rebuild changed(int rows) {
        return new Rebuild(state, read, applied + rows, unreadable, startedAt, finishedAt, failure);
    }

    Rebuild progressed(int records, int bad) {
        return new Rebuild(state, read + records, applied, unreadable + bad, startedAt, finishedAt, failure);
    }

    Rebuild done() {
        return new Rebuild(State.DONE, read, applied, unreadable, startedAt, Instant.now(), null);
    }

    Rebuild failed(String why) {
        return new Rebuild(State.FAILED, read, applied, unreadable, startedAt, Instant.now(), why);
    }
}
