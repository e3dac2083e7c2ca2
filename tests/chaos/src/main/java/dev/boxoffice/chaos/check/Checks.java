package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.fault.FaultWindow;
import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.workload.Ledger;
import java.sql.SQLException;
import java.util.List;

/** Checks all promises. */
public final class Checks {

    private Checks() {}

    public static List<Verdict> run(ChaosSystem system, Ledger ledger, LateHolds late, List<FaultWindow> windows)
            throws SQLException {
        Evidence evidence = Evidence.load(system);
        return List.of(
                StockCheck.run(evidence),
                HistoryCheck.run(evidence),
                AcknowledgedCheck.run(evidence, ledger),
                PublishedCheck.run(evidence),
                VersionCheck.run(evidence),
                ReplicaCheck.run(system, windows),
                KeyCheck.run(evidence, ledger),
                MoneyCheck.run(system.database(Service.ORDERS)),
                ExpiryCheck.run(evidence, late, windows),
                IsolationCheck.run(ledger, windows));
    }
}
