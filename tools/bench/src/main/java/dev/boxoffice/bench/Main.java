package dev.boxoffice.bench;

import dev.boxoffice.bench.bootstrap.BootstrapBench;
import dev.boxoffice.bench.door.DoorBench;
import dev.boxoffice.bench.export.ExportBench;
import dev.boxoffice.bench.growth.GrowthBench;
import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.Conditions;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.hot.HotBench;
import dev.boxoffice.bench.hot.PoolsBench;
import dev.boxoffice.bench.hot.SpreadBench;
import dev.boxoffice.bench.lag.LagBench;
import dev.boxoffice.bench.latency.LatencyBench;
import dev.boxoffice.bench.life.LifeBench;
import dev.boxoffice.bench.locked.LockedBench;
import dev.boxoffice.bench.pages.PagesBench;
import dev.boxoffice.bench.read.ReadBench;
import dev.boxoffice.bench.relay.RelayBench;
import dev.boxoffice.bench.start.StartBench;
import dev.boxoffice.bench.unpaid.UnpaidBench;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code bench [NAME…|all] [--json] [--smoke]}. */
final class Main {

    /** Benches whose rows another bench reports as well. */
    private static final Set<String> INCLUDED_ELSEWHERE = Set.of("spread");

    private static final Map<String, Supplier<Bench>> BENCHES = new LinkedHashMap<>();

    static {
        BENCHES.put("hot", HotBench::new);
        BENCHES.put("pools", PoolsBench::new);
        BENCHES.put("life", LifeBench::new);
        BENCHES.put("locked", LockedBench::new);
        BENCHES.put("latency", LatencyBench::new);
        BENCHES.put("relay", RelayBench::new);
        BENCHES.put("lag", LagBench::new);
        BENCHES.put("bootstrap", BootstrapBench::new);
        BENCHES.put("spread", SpreadBench::new);
        BENCHES.put("read", ReadBench::new);
        BENCHES.put("start", StartBench::new);
        BENCHES.put("door", DoorBench::new);
        BENCHES.put("unpaid", UnpaidBench::new);
        BENCHES.put("pages", PagesBench::new);
        BENCHES.put("export", ExportBench::new);
        BENCHES.put("growth", GrowthBench::new);
    }

    private Main() {}

    public static void main(String... arguments) throws Exception {
        PrintStream out = System.out;
        List<String> words = List.of(arguments);
        boolean json = words.contains("--json");
        Plan plan = words.contains("--smoke") ? Plan.SMOKE : Plan.FULL;
        List<String> names =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        if (names.isEmpty() || names.equals(List.of("all"))) {
            names = BENCHES.keySet().stream()
                    .filter(name -> !INCLUDED_ELSEWHERE.contains(name))
                    .toList();
        }
        for (String name : names) {
            if (!BENCHES.containsKey(name)) {
                System.err.printf("Unknown bench '%s'. Available: %s, all.%n", name, BENCHES.keySet());
                System.exit(2);
            }
        }
        try {
            run(names, plan, json, new Report(out));
        } catch (BenchException e) {
            System.err.println("Bench failed: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(List<String> names, Plan plan, boolean json, Report report) throws Exception {
        report.headline("Starting the system");
        List<Bench> benches =
                names.stream().map(name -> BENCHES.get(name).get()).toList();
        Map<String, String> postgres = new TreeMap<>();
        benches.forEach(bench -> postgres.putAll(bench.postgresSettings()));
        try (var system = LocalSystem.start(postgres)) {
            report.headline("Settings: " + Conditions.of(system));
            for (Bench bench : benches) {
                // Flush the writes of the previous bench before the next one measures
                system.execute("postgres", "checkpoint");
                bench.run(system, plan, report);
            }
        }
        report.table();
        if (json) {
            report.json();
        }
    }
}
