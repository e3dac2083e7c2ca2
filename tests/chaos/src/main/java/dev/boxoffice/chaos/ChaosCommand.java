package dev.boxoffice.chaos;

import dev.boxoffice.chaos.fault.FaultKind;
import dev.boxoffice.chaos.fault.FaultKinds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "./boxoffice chaos",
        description = {
            "Start a system of its own, inject faults under load, and check that every promise is held.",
            "",
            "Uses free ports and a folder of its own, and ends every process that it starts."
                    + " Prints each fault, then the recovery times and the promises.",
        },
        footer = "%nFaults and checks: docs/chaos.md")
final class ChaosCommand implements Callable<Integer> {

    private static final double LONGEST_MINUTES = 24 * 60;

    @Option(names = "--minutes", paramLabel = "N", description = "Inject faults for this time (default: 5).")
    private double minutes = 5;

    @Option(names = "--seed", paramLabel = "S", description = "Draw the faults of an earlier run (default: any).")
    private Long seed;

    @Option(names = "--two", description = "Run two instances of ticket-service and order-service.")
    private boolean two;

    @Option(names = "--no-storefront", description = "Leave out the storefront.")
    private boolean withoutStorefront;

    @Option(names = "--proxies", description = "Use TCP proxies, even if root could use packet filters.")
    private boolean proxies;

    @Option(names = "--namespace", hidden = true, description = "Set by the script inside its own namespaces.")
    private boolean namespace;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "KIND",
            description = "Inject only these kinds of fault, such as 'kill kafka' or 'lock' for all locks.")
    private List<String> only = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean helpRequested;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!(minutes > 0 && minutes <= LONGEST_MINUTES)) {
            throw mistake("--minutes must be above 0 and at most %.0f.".formatted(LONGEST_MINUTES));
        }
        var options = new ChaosRun.Options(
                Duration.ofMillis((long) (minutes * 60_000)),
                seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed,
                two,
                !withoutStorefront,
                namespace && !proxies,
                kinds());
        return new ChaosRun(options, folder("BOXOFFICE_REPOSITORY"), folder("BOXOFFICE_BINARIES"), System.out).run()
                ? 0
                : 1;
    }

    private List<FaultKind> kinds() {
        for (String name : only) {
            if (FaultKinds.list().stream().noneMatch(kind -> kind.name().startsWith(name))) {
                throw mistake("No fault '%s'. Available: %s."
                        .formatted(
                                name,
                                String.join(
                                        ", ",
                                        FaultKinds.list().stream()
                                                .map(FaultKind::name)
                                                .toList())));
            }
        }
        return FaultKinds.list().stream()
                .filter(kind -> only.isEmpty() || only.stream().anyMatch(kind.name()::startsWith))
                .toList();
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static Path folder(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set. Start this program with ./boxoffice chaos.");
        }
        return Path.of(value).toAbsolutePath();
    }
}
