package dev.boxoffice.orders.settlement;

import dev.boxoffice.orders.command.SettlePayment;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.order.SettlementResult;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Applies what providers report, and counts the refunds that they refuse and those that contradict the records. */
@Startup // the counter exists before the first failure, so that its increase is seen
@ApplicationScoped
class SettlePayments {

    private final Engine engine;
    private final Counter failedRefunds;

    SettlePayments(Engine engine, MeterRegistry registry) {
        this.engine = engine;
        this.failedRefunds = registry.counter("boxoffice.refunds.failed");
    }

    SettlementResult settle(SettlePayment command) {
        SettlementResult result = engine.await(command).result();
        if (command.state() instanceof ChargeState.Refund(var refund) && needsAttention(refund, result)) {
            failedRefunds.increment();
        }
        return result;
    }

    private static boolean needsAttention(RefundState refund, SettlementResult result) {
        return switch (result.outcome()) {
            case APPLIED -> refund.status() == RefundStatus.FAILED;
            case REJECTED -> true;
            case IGNORED -> false;
        };
    }
}
