package dev.boxoffice.chaos.workload;

import dev.boxoffice.chaos.system.Service;
import java.util.List;
import java.util.random.RandomGenerator;

/** Refunds some of the paid orders. */
final class Operator {

    private final Client client;
    private final Ledger ledger;
    private final RandomGenerator random;

    Operator(Client client, Ledger ledger, RandomGenerator random) {
        this.client = client;
        this.ledger = ledger;
        this.random = random;
    }

    void work() {
        List<Attempt> paid = ledger.acknowledged(Kind.PAY);
        if (!paid.isEmpty()) {
            client.send(
                    Service.ORDERS,
                    Calls.refund(paid.get(random.nextInt(paid.size())).target()));
        }
        client.pause(400, 900);
    }
}
