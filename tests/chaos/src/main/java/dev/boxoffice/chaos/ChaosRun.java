package dev.boxoffice.chaos;

import dev.boxoffice.chaos.check.Checks;
import dev.boxoffice.chaos.check.LateHolds;
import dev.boxoffice.chaos.check.Quiet;
import dev.boxoffice.chaos.check.Verdict;
import dev.boxoffice.chaos.fault.FaultKind;
import dev.boxoffice.chaos.fault.FaultPlan;
import dev.boxoffice.chaos.fault.FaultRunner;
import dev.boxoffice.chaos.fault.FaultWindow;
import dev.boxoffice.chaos.fault.NotInjectedException;
import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.workload.Api;
import dev.boxoffice.chaos.workload.Ledger;
import dev.boxoffice.chaos.workload.Probe;
import dev.boxoffice.chaos.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One run: a system, a workload, a sequence of faults, and the checks. */
final class ChaosRun {

    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration QUIET_LIMIT = Duration.ofSeconds(60);

    /**
     * The options of the command.
     *
     * @param length how long faults are injected
     * @param namespace whether this program has a network and a mount namespace of its own
     */
    record Options(
            Duration length, long seed, boolean two, boolean storefront, boolean namespace, List<FaultKind> kinds) {}

    private final Options options;
    private final Path home;
    private final ChaosSystem system;
    private final PrintStream out;
    private final ChaosReport report;
    private final List<FaultWindow> windows = new ArrayList<>();

    ChaosRun(Options options, Path repository, Path binaries, PrintStream out) throws IOException {
        this.options = options;
        this.home = Files.createTempDirectory("boxoffice-chaos");
        this.system =
                new ChaosSystem(repository, home, binaries, options.two(), options.storefront(), options.namespace());
        this.out = out;
        this.report = new ChaosReport(out);
    }

    /** Returns whether every promise was held. */
    boolean run() throws Exception {
        Thread stop = new Thread(system::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        boolean held = false;
        try {
            out.printf(
                    "Seed %d, network: %s, folder %s%n",
                    options.seed(), system.network().describe(), home);
            system.start();
            held = runStarted();
            return held;
        } finally {
            system.close();
            Runtime.getRuntime().removeShutdownHook(stop);
            if (held) {
                delete(home);
            } else {
                out.printf("The logs and the ledger are in %s%n", home);
            }
        }
    }

    private boolean runStarted() throws Exception {
        var ledger = new Ledger();
        var api = new Api(ledger, system.issuer());
        var workload = new Workload(system, api);
        workload.start(options.seed());
        List<Verdict> verdicts;
        try (var late = new LateHolds(system.database(Service.ORDERS))) {
            var runner = new FaultRunner(system, workload.catalogue(), ledger, new Probe(system, api));
            inject(runner);
            out.println("Checking the promises");
            workload.stop();
            system.ensureRunning();
            int undecided = workload.resolve();
            boolean quiet = Quiet.await(system, QUIET_LIMIT);
            out.printf("Undecided keys: %d, quiet: %s%n", undecided, quiet ? "yes" : "no");
            verdicts = Checks.run(system, ledger, late, windows);
        }
        ledger.writeTo(home.resolve("ledger.txt"));
        report.print(ledger, windows, verdicts);
        return verdicts.stream().allMatch(Verdict::isHeld);
    }

    private void inject(FaultRunner runner) throws Exception {
        var plan = new FaultPlan(options.kinds(), options.seed());
        Instant deadline = Instant.now().plus(options.length());
        boolean recovered = true;
        while (recovered && Instant.now().isBefore(deadline)) {
            Thread.sleep(CALM);
            FaultPlan.Step step = plan.next();
            var obstacle = step.kind()
                    .obstacle(options.two(), options.storefront(), system.disk().isPresent());
            if (obstacle.isPresent()) {
                report.skipped(step.kind().name(), obstacle.get());
                continue;
            }
            try {
                FaultWindow window = runner.run(step);
                windows.add(window);
                report.injected(window);
                recovered = window.recovery().isPresent();
            } catch (NotInjectedException e) {
                report.skipped(step.kind().name(), e.getMessage());
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
