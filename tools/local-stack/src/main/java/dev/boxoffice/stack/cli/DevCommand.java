package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.supervise.DevLease;
import dev.boxoffice.stack.supervise.RunningSystem;
import dev.boxoffice.stack.supervise.ServiceProcess;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Hands a service over to dev mode: stops its packaged process and prints the environment as shell exports.
 *
 * <p>The launcher script evaluates the exports and then becomes Maven, with the process id that holds the lease.
 */
@Command(
        name = "dev",
        description = {
            "Run one service in Quarkus dev mode against the running system.",
            "",
            "Edits of the service or of a library are live at the next request. The packaged service stops first and"
                    + " returns when dev mode ends (press q, or Ctrl-C).",
        })
final class DevCommand extends LauncherCommand {

    static final class ServiceNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Component.services().stream().map(Component::label).iterator();
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SERVICE",
            completionCandidates = ServiceNames.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String service;

    @Option(names = "--process", hidden = true, defaultValue = "0")
    private long holder;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Component component = Component.services().stream()
                .filter(candidate -> candidate.label().equals(service))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "No service '%s'. Services: %s.".formatted(service, String.join(", ", new ServiceNames()))));
        RunningSystem running = RunningSystem.require(Settings.from(System.getenv()));
        if (!running.isReady()) {
            throw new UserError("Boxoffice is still starting. Run ./boxoffice status to see its progress.");
        }
        if (!running.settings().runs(component)) {
            throw new UserError("%s is off. Start Boxoffice with it, then try again.".formatted(service));
        }
        ProcessHandle process = ProcessHandle.of(holder)
                .orElseThrow(() -> new UserError("Run ./boxoffice dev %s instead.".formatted(service)));
        Map<String, String> environment = new LinkedHashMap<>(running.startEnvironment());
        environment.putAll(ServiceProcess.environment(component, running.settings()));
        DevLease.of(component, running.settings()).take(process);
        environment.forEach((name, value) -> System.out.println("export " + name + "=" + quoted(value)));
        return 0;
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
