package dev.boxoffice.stack.cli;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.os.ProcessRecord;
import dev.boxoffice.stack.os.Web;
import dev.boxoffice.stack.supervise.RunningSystem;
import dev.boxoffice.stack.supervise.ServiceProcess;
import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code status}: one line a component; 0 when all are ready. */
public final class StatusCommand {

    private final Settings settings;
    private final PrintStream out;
    private long total;
    private boolean allReady = true;

    public StatusCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public int run() {
        Settings running = RunningSystem.require(settings).settings();
        line("COMPONENT", "STATE", "PID", "PORT", "MEMORY");
        row("postgres", Component.POSTGRES, running, Port.POSTGRES, Web.accepts(running.port(Port.POSTGRES)));
        row("kafka", Component.SUPERVISOR, running, Port.KAFKA, Web.accepts(running.port(Port.KAFKA)));
        boolean issuer = Web.answersOk(URI.create(running.issuer() + "/.well-known/openid-configuration"));
        row("oidc", Component.SUPERVISOR, running, Port.OIDC, issuer);
        row(
                "ticket-service",
                Component.TICKET_SERVICE,
                running,
                Port.TICKET,
                ServiceProcess.isReady(running, Port.TICKET));
        row("order-service", Component.ORDER_SERVICE, running, Port.ORDER, ServiceProcess.isReady(running, Port.ORDER));
        if (running.hasPage()) {
            row(
                    "storefront",
                    Component.STOREFRONT,
                    running,
                    Port.STOREFRONT,
                    ServiceProcess.isReady(running, Port.STOREFRONT));
        }
        line("total", "", "", "", total + " MiB");
        return allReady ? 0 : 1;
    }

    /** Kafka and the issuer share a process, whose memory is shown once. */
    private void row(String name, Component component, Settings running, Port port, boolean ready) {
        Optional<ProcessHandle> process =
                ProcessRecord.of(component, running.run()).alive();
        long memory = port == Port.OIDC ? 0 : Memory.mebibytes(counted(component, process));
        String shown = port == Port.OIDC ? "(with kafka)" : memory + " MiB";
        total += memory;
        allReady &= ready;
        String pid = process.map(handle -> Long.toString(handle.pid())).orElse("-");
        line(name, state(process.isPresent(), ready), pid, Integer.toString(running.port(port)), shown);
    }

    /** PostgreSQL works in child processes; the supervisor's children have rows of their own. */
    private static Stream<ProcessHandle> counted(Component component, Optional<ProcessHandle> process) {
        return component == Component.POSTGRES
                ? process.stream().flatMap(handle -> Stream.concat(Stream.of(handle), handle.children()))
                : process.stream();
    }

    private static String state(boolean alive, boolean ready) {
        if (!alive) {
            return "down";
        }
        return ready ? "ready" : "not ready";
    }

    private void line(String name, String state, String pid, String port, String memory) {
        out.printf("%-16s%-11s%-9s%-7s%12s%n", name, state, pid, port, memory);
    }
}
