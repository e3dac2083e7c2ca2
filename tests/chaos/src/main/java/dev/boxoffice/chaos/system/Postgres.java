package dev.boxoffice.chaos.system;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The PostgreSQL of a run, whose server processes can be stopped and paused. */
public final class Postgres {

    private final Infra infra;

    Postgres(Infra infra) {
        this.infra = infra;
    }

    void start() {
        infra.start();
    }

    /** The settings that start with the prefix, without it. */
    Map<String, String> settings(String prefix) {
        return infra.settings(prefix);
    }

    public ProcessHandle postmaster() {
        return infra.postmaster();
    }

    /** The postmaster and its children. */
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(postmaster()), postmaster().descendants())
                .toList();
    }

    /** Like the fast shutdown of an operator. */
    public void stop() {
        Signals.interrupt(postmaster());
    }

    /** Starts PostgreSQL unless it runs. */
    public void ensure() {
        try {
            if (postmaster().isAlive()) {
                return;
            }
        } catch (IllegalStateException e) {
            // the process has ended
        }
        infra.startPostgres();
    }

    /** Ends every process, paused ones included. */
    void end() {
        try {
            Signals.resume(List.of(infra.child().handle()));
            Signals.resume(processes());
        } catch (IllegalStateException | UncheckedIOException | NullPointerException e) {
            // it has ended or was never started
        }
        infra.child().endInOrder();
    }
}
