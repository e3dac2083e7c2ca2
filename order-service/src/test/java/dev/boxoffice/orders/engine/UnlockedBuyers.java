package dev.boxoffice.orders.engine;

import io.quarkus.test.junit.QuarkusMock;

/** Transactions that count the orders and units of buyers without locking them. */
public final class UnlockedBuyers extends RowLocks {

    /** Installs the twin until the end of the test. */
    public static void install() {
        QuarkusMock.installMockForType(new UnlockedBuyers(), RowLocks.class);
    }

    @Override
    public String buyers(Locking locking) {
        return "select user_id from unnest(?::text[]) as u (user_id)";
    }
}
