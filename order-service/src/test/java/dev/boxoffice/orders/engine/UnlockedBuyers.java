package dev.boxoffice.orders.engine;

import io.quarkus.test.junit.QuarkusMock;

/** Transactions that count the orders and units of buyers without locking them. */
final class UnlockedBuyers extends RowLocks {

    /** Installs the twin until the end of the test. */
    static void install() {
        QuarkusMock.installMockForType(new UnlockedBuyers(), RowLocks.class);
    }

    @Override
    String buyers(Locking locking) {
        return "select user_id from unnest(?::text[]) as u (user_id)";
    }
}
