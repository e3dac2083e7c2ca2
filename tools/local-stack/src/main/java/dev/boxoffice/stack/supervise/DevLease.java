package dev.boxoffice.stack.supervise;

import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.os.ProcessRecord;
import dev.boxoffice.stack.os.Processes;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Hands a service to a dev-mode process: while that process runs, the supervisor does not start the packaged service.
 *
 * <p>The lease is a process record, so it ends with its holder, whatever ends that.
 */
public final class DevLease {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Component service;
    private final ProcessRecord lease;
    private final ProcessRecord packaged;

    private DevLease(Component service, Settings settings) {
        this.service = service;
        this.lease = ProcessRecord.named(service.label() + ".dev", settings.run());
        this.packaged = ProcessRecord.of(service, settings.run());
    }

    public static DevLease of(Component service, Settings settings) {
        return new DevLease(service, settings);
    }

    /** The dev-mode process that has the service. */
    public Optional<ProcessHandle> holder() {
        return lease.alive();
    }

    /** Gives the service to {@code process} and stops the packaged one. */
    public void take(ProcessHandle process) throws IOException, InterruptedException {
        holder().ifPresent(other -> {
            throw new UserError("%s already runs in dev mode (process %d).".formatted(service.label(), other.pid()));
        });
        lease.write(process);
        Optional<ProcessHandle> running = packaged.alive();
        if (running.isPresent()) {
            Processes.stop(running.get(), STOP_LIMIT);
        }
    }

    void forget() {
        lease.forget();
    }
}
