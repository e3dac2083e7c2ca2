package dev.boxoffice.orders.order;

import static dev.boxoffice.orders.order.OrderFixtures.NOW;
import static dev.boxoffice.orders.order.OrderFixtures.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.events.EventType;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What refunds return and what they leave, without a database. */
class OrderRefundsTest {

    private static final Money PRICE = new Money(1_000, "EUR");

    private final Ticket adult = TicketFixtures.onSaleFor(PRICE);
    private final Ticket child = TicketFixtures.onSaleFor(new Money(0, "EUR"));
    /** Three adults and one child for 30.00. */
    private final Order order = OrderFixtures.created(
            new OrderLine(1, adult, List.of(), 3, PRICE), new OrderLine(2, child, List.of(), 1, child.price()));

    private final Payment payment =
            PayOrder.start(order, OrderFixtures.BUYER, OrderFixtures.request(), NOW, Duration.ofMinutes(5));

    OrderRefundsTest() {
        PayOrder.complete(order, payment, order.total(), "paid", NOW);
    }

    private Refund request(RefundScope scope) {
        return RefundOrder.request(order, UUID.randomUUID(), OPERATOR, scope, "test", NOW);
    }

    private Refund units(Ticket ticket, int quantity) {
        return request(new RefundScope.Units(List.of(new Refund.Line(ticket.id(), quantity)), true));
    }

    private Refund amount(long amount) {
        return request(new RefundScope.Amount(new Money(amount, "EUR")));
    }

    private Refund rest() {
        return request(new RefundScope.Rest(true));
    }

    private void settles(Refund refund, RefundStatus status) {
        Settlement.settle(
                order,
                payment,
                new ChargeState.Refund(
                        new RefundState(refund.id(), "re_" + refund.id(), refund.amount(), status, "failure")),
                _ -> 0,
                NOW);
    }

    @Test
    void refundsUnitsAtTheirPrice() {
        Refund refund = units(adult, 2);

        assertThat(refund.amount().amount()).isEqualTo(2_000);
        assertThat(order.refunded().amount()).isZero();
        assertThat(adult.available()).isEqualTo(TicketFixtures.onSaleFor(PRICE).available() - 3);
        settles(refund, RefundStatus.DONE);
        assertThat(order.refunded().amount()).isEqualTo(2_000);
        assertThat(order.lines().getFirst().kept()).isEqualTo(1);
        assertThat(adult.available()).isEqualTo(TicketFixtures.onSaleFor(PRICE).available() - 1);
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(order.history().change()).isEqualTo(OrderChange.PARTIALLY_REFUNDED);
        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(payment.nextCheckAt()).isNotNull();
        Settlement.settle(order, payment, new ChargeState.RefundsReported(payment.nextCheckAt()), _ -> 0, NOW);
        assertThat(payment.nextCheckAt()).isNull();
    }

    @Test
    void restocksEachUnitOnceWhenAUnitAndThenTheOrderIsRefunded() {
        settles(units(adult, 1), RefundStatus.DONE);

        settles(rest(), RefundStatus.DONE);

        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order.refunded()).isEqualTo(order.total());
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(adult.available()).isEqualTo(TicketFixtures.onSaleFor(PRICE).available());
    }

    @Test
    void countsPendingRefunds() {
        units(adult, 2);

        assertThatThrownBy(() -> units(adult, 2)).hasMessageContaining("UnitsRefunded");
        assertThatThrownBy(() -> amount(1_001)).hasMessageContaining("RefundExceedsPayment");
        assertThat(rest().amount().amount()).isEqualTo(1_000);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUND_PENDING);
        assertThatThrownBy(this::rest).hasMessageContaining("RefundPending");
    }

    @Test
    void releasesMoneyAndUnitsOfAFailedRefund() {
        Refund failed = rest();
        settles(failed, RefundStatus.FAILED);

        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(adult.available()).isEqualTo(TicketFixtures.onSaleFor(PRICE).available() - 3);
        settles(rest(), RefundStatus.DONE);
        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(adult.available()).isEqualTo(TicketFixtures.onSaleFor(PRICE).available());
    }

    @Test
    void announcesAFailedRefundOnce() {
        Refund failed = rest();
        settles(failed, RefundStatus.FAILED);
        long version = order.version();

        settles(failed, RefundStatus.FAILED);

        assertThat(order.history().change()).isEqualTo(OrderChange.PAYMENT_REFUND_FAILED);
        assertThat(OrderEvents.of(order).type()).isEqualTo(EventType.PAYMENT_REFUND_FAILED);
        assertThat(order.version()).isEqualTo(version);
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
    }

    @Test
    void ignoresARepeatedReport() {
        Refund refund = units(adult, 1);
        settles(refund, RefundStatus.DONE);

        settles(refund, RefundStatus.DONE);

        assertThat(order.refunded()).isEqualTo(PRICE);
        assertThat(order.lines().getFirst().refunded()).isEqualTo(1);
    }

    @Test
    void keepsTheUnitsOfAnAmountUntilAllIsRefunded() {
        settles(amount(500), RefundStatus.DONE);
        assertThat(order.lines()).allMatch(line -> line.refunded() == 0);

        settles(amount(2_500), RefundStatus.DONE);

        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order.lines()).allMatch(line -> line.kept() == 0);
    }

    @Test
    void keepsUnitsOutOfStockOnRequest() {
        settles(request(new RefundScope.Rest(false)), RefundStatus.DONE);

        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(adult.available()).isEqualTo(TicketFixtures.onSaleFor(PRICE).available() - 3);
        assertThat(order.lines().getFirst().restocked()).isZero();
    }

    @Test
    void refundsFreeUnitsAtOnce() {
        Refund refund = units(child, 1);

        assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
        assertThat(refund.paymentId()).isNull();
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
    }

    @Test
    void keepsFreeUnitsWhenAllPaidUnitsAreRefunded() {
        settles(units(adult, 3), RefundStatus.DONE);

        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(order.lines().getLast().kept()).isEqualTo(1);
        rest();
        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void recordsARefundOfTheProviderOnceAPendingRefundHasFailed() {
        Refund pending = units(adult, 2);
        var byHand = new ChargeState.Refund(
                new RefundState(null, "re_hand", new Money(2_500, "EUR"), RefundStatus.DONE, null));
        Settlement.settle(order, payment, byHand, _ -> 0, NOW);
        assertThat(order.refunded().amount()).isZero();

        settles(pending, RefundStatus.FAILED);
        assertThat(payment.nextCheckAt()).isNotNull();
        Settlement.settle(order, payment, byHand, _ -> 0, NOW);

        assertThat(order.refunded().amount()).isEqualTo(2_500);
    }

    @Test
    void limitsTheRefundsOfAPart() {
        for (int i = 0; i < OrderRefunds.MOST; i++) {
            settles(amount(10), RefundStatus.FAILED);
        }

        assertThatThrownBy(() -> amount(10)).hasMessageContaining("TooManyRefunds");
        settles(rest(), RefundStatus.DONE);
        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void storesNoReasonAfterTheErasureOfTheBuyer() {
        order.eraseBuyer(Pseudonym.of(UUID.randomUUID()), NOW);

        assertThat(amount(10).reason()).isEqualTo(Refund.ERASED);
    }

    @Test
    void refusesForeignTicketsAndCurrencies() {
        assertThatThrownBy(() -> units(TicketFixtures.onSaleFor(PRICE), 1)).hasMessageContaining("NotInOrder");
        assertThatThrownBy(() -> request(new RefundScope.Amount(new Money(1, "USD"))))
                .hasMessageContaining("RefundCurrency");
    }
}
