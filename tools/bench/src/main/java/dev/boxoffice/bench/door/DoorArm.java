package dev.boxoffice.bench.door;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.CpuTime;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Wrk;
import dev.boxoffice.bench.orders.Buyers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sends the code of another admission with each request, as the only member of the organiser.
 *
 * @param codes a file with one code per line
 */
record DoorArm(String name, LocalSystem system, UUID show, Path codes, int admissions, Path tokens, Wrk wrk)
        implements Arm {

    /** Creates a show and its paid admissions, as if the events had arrived. */
    static DoorArm of(String name, LocalSystem system, int admissions) throws SQLException, IOException {
        UUID show = UUID.randomUUID();
        Path tokens = Buyers.signIn(system, 1).file();
        system.execute(
                "admissions",
                """
                insert into organiser (id, name, members, version)
                values ('%1$s', 'Bench', '[{"subject": "buyer-0", "role": "DOOR"}]', 1)
                """.formatted(show),
                """
                insert into ticket (id, show_id, name, title, venue, starts_at, organiser_id, seller_id, show_status, version)
                values ('%1$s', '%1$s', 'Standing', 'Bench', 'Hall', now(), '%1$s', 'seller', 'PUBLISHED', 1)
                """.formatted(show),
                "insert into orders (id, buyer_id, status, version) values ('%1$s', 'buyer', 'COMPLETE', 3)"
                        .formatted(show),
                """
                insert into admission (id, order_id, ticket_id, number, holder_id, generation, status, version, created_at,
                    updated_at)
                select gen_random_uuid(), '%1$s', '%1$s', n, 'buyer', 1, 'VALID', 1, now(), now() from generate_series(1, %2$d) n
                """.formatted(show, admissions),
                "vacuum analyze admission");
        Path codes = system.home().resolve("codes");
        var signer = CodeSigner.of(system.home().resolve("data").resolve("admission-keys.json"));
        Files.write(codes, ids(system, show).parallelStream().map(signer::sign).toList());
        return new DoorArm(name, system, show, codes, admissions, tokens, new Wrk(system, "check-ins.lua"));
    }

    private static List<UUID> ids(LocalSystem system, UUID show) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var connection = system.connect("admissions");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from admission where ticket_id = '" + show + "'")) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    @Override
    public void reset() throws Exception {
        system.execute(
                "admissions",
                "truncate check_in",
                "update admission set entry_id = null, entered_at = null, entered_gate = null, inside = false"
                        + " where entry_id is not null",
                "vacuum admission");
    }

    /** Returns the CPU time of the system without the load generator. */
    @Override
    public long cpuMillis() {
        return CpuTime.millis(system.processes("local-stack", "postgres", "admission-service"));
    }

    @Override
    public Work run(Duration time) throws Exception {
        Work work = wrk.run(
                        system.admissions() + "/api/check-ins",
                        time,
                        Map.of(
                                "BENCH_TOKENS", tokens.toString(),
                                "BENCH_CODES", codes.toString(),
                                "BENCH_SHOW", show.toString(),
                                "BENCH_RUN", UUID.randomUUID().toString()))
                .onlyEnded();
        long entered = awaitSettled();
        // wrk ends without waiting for the last response of each connection
        if (entered < work.operations() || entered > work.operations() + Wrk.CONNECTIONS || entered == admissions) {
            throw new BenchException("%d entries were accepted, and %d of %d admissions have one"
                    .formatted(work.operations(), entered, admissions));
        }
        return work;
    }

    /** Returns the number of entries once the requests that were in flight when the load ended are stored. */
    private long awaitSettled() throws SQLException, InterruptedException {
        long before = -1;
        long now = countEntries();
        while (now != before) {
            Thread.sleep(500);
            before = now;
            now = countEntries();
        }
        return now;
    }

    private long countEntries() throws SQLException {
        return system.ask("admissions", "select count(entry_id) from admission");
    }
}
