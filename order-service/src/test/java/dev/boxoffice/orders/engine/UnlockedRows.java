package dev.boxoffice.orders.engine;

import io.quarkus.test.junit.QuarkusMock;

/** Transactions that read rows without locking them. */
public class UnlockedRows extends RowLocks {

    /** Installs the twin until the end of the test. */
    public static void install() {
        QuarkusMock.installMockForType(new UnlockedRows(), RowLocks.class);
    }

    @Override
    String clause(Locking locking) {
        return "";
    }
}
