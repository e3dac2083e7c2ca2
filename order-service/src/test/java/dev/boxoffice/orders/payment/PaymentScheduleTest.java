package dev.boxoffice.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class PaymentScheduleTest {

    @Inject
    PaymentSchedule payments;

    private final Buyer buyer = Buyer.anyone();

    @Test
    void reschedulesOnlyPaymentsThatNeedACheck() {
        UUID waiting = PaymentRows.id(paysWith("sim_pending"));
        UUID order = paysWith("sim_success");
        UUID done = PaymentRows.id(order);
        buyer.awaitPayment(order, "CAPTURED");
        PaymentRows.setChecks(waiting, 3);
        PaymentRows.setChecks(done, 3);

        payments.reschedule(List.of(waiting, done), Duration.ofMinutes(1));

        assertThat(PaymentRows.checks(waiting)).isEqualTo(2);
        assertThat(PaymentRows.secondsUntilCheck(waiting)).isBetween(30.0, 61.0);
        assertThat(PaymentRows.secondsUntilCheck(done)).isNull();
        assertThat(PaymentRows.checks(done)).isEqualTo(3);
    }

    private UUID paysWith(String method) {
        UUID order = buyer.holds(OfferedTicket.onSale(1).published(), 1);
        buyer.pays(order, method).then().statusCode(200);
        return order;
    }
}
