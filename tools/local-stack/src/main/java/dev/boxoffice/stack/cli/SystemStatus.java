package dev.boxoffice.stack.cli;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.os.ProcessRecord;
import dev.boxoffice.stack.os.Web;
import dev.boxoffice.stack.supervise.DevLease;
import dev.boxoffice.stack.supervise.ServiceProcess;
import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints one line for each component of a running system. */
final class SystemStatus {

    private final Settings settings;
    private final PrintStream out;
    private long total;
    private boolean allReady = true;

    SystemStatus(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Returns whether all components are ready. */
    boolean print() {
        line("COMPONENT", "STATE", "PID", "PORT", "MEMORY");
        row("postgres", Component.POSTGRES, Port.POSTGRES, Web.accepts(settings.port(Port.POSTGRES)));
        row("kafka", Component.SUPERVISOR, Port.KAFKA, Web.accepts(settings.port(Port.KAFKA)));
        row(
                "oidc",
                Component.SUPERVISOR,
                Port.OIDC,
                Web.respondsOk(URI.create(settings.issuer() + "/.well-known/openid-configuration")));
        for (Component service : Component.services()) {
            if (settings.runs(service)) {
                row(service.label(), service, service.port(), ServiceProcess.isReady(settings, service.port()));
            }
        }
        line("total", "", "", "", total + " MiB");
        return allReady;
    }

    /** Kafka and the issuer share a process, whose memory is shown once. */
    private void row(String name, Component component, Port port, boolean ready) {
        Optional<ProcessHandle> dev = DevLease.of(component, settings).holder();
        Optional<ProcessHandle> process =
                dev.or(() -> ProcessRecord.of(component, settings.run()).alive());
        long memory = port == Port.OIDC ? 0 : Memory.mebibytes(counted(component, process, dev.isPresent()));
        String shown = port == Port.OIDC ? "(with kafka)" : memory + " MiB";
        total += memory;
        allReady &= ready;
        String pid = process.map(handle -> Long.toString(handle.pid())).orElse("-");
        String state = state(process.isPresent(), ready);
        line(name, dev.isPresent() ? "dev, " + state : state, pid, Integer.toString(settings.port(port)), shown);
    }

    /** PostgreSQL and dev mode use child processes; the supervisor's children have rows of their own. */
    private static Stream<ProcessHandle> counted(Component component, Optional<ProcessHandle> process, boolean dev) {
        return component == Component.POSTGRES || dev
                ? process.stream().flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                : process.stream();
    }

    private static String state(boolean alive, boolean ready) {
        if (!alive) {
            return "down";
        }
        return ready ? "ready" : "not ready";
    }

    private void line(String name, String state, String pid, String port, String memory) {
        out.printf("%-19s%-16s%-9s%-7s%12s%n", name, state, pid, port, memory);
    }
}
