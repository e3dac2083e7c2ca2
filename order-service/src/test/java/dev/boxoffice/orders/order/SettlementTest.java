package dev.boxoffice.orders.order;

import static dev.boxoffice.orders.order.OrderFixtures.NOW;
import static dev.boxoffice.orders.order.OrderFixtures.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every order status meets every charge state, without a database. */
class SettlementTest {

    /** The order's payment is pending, captured (COMPLETE) or refunded (REFUNDED) before. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            CREATED,          Open,          IGNORED,  CREATED,          PENDING,        -
            CREATED,          Processing,    IGNORED,  CREATED,          PENDING,        -
            CREATED,          Captured,      APPLIED,  CREATED,          REFUND_PENDING, -
            CREATED,          Declined,      APPLIED,  CREATED,          FAILED,         -
            CREATED,          Cancelled,     APPLIED,  CREATED,          FAILED,         -
            CREATED,          RefundPending, APPLIED,  CREATED,          REFUND_PENDING, -
            CREATED,          Refunded,      APPLIED,  CREATED,          REFUND_PENDING, -
            CREATED,          RefundFailed,  IGNORED,  CREATED,          PENDING,        -
            AWAITING_PAYMENT, Open,          IGNORED,  AWAITING_PAYMENT, PENDING,        -
            AWAITING_PAYMENT, Processing,    IGNORED,  AWAITING_PAYMENT, PENDING,        -
            AWAITING_PAYMENT, Captured,      APPLIED,  COMPLETE,         CAPTURED,       sell
            AWAITING_PAYMENT, Declined,      APPLIED,  AWAITING_PAYMENT, FAILED,         -
            AWAITING_PAYMENT, Cancelled,     APPLIED,  AWAITING_PAYMENT, FAILED,         -
            AWAITING_PAYMENT, RefundPending, APPLIED,  AWAITING_PAYMENT, REFUND_PENDING, -
            AWAITING_PAYMENT, Refunded,      APPLIED,  AWAITING_PAYMENT, REFUND_PENDING, -
            AWAITING_PAYMENT, RefundFailed,  IGNORED,  AWAITING_PAYMENT, PENDING,        -
            COMPLETE,         Open,          IGNORED,  COMPLETE,         CAPTURED,       -
            COMPLETE,         Processing,    IGNORED,  COMPLETE,         CAPTURED,       -
            COMPLETE,         Captured,      IGNORED,  COMPLETE,         CAPTURED,       -
            COMPLETE,         Declined,      IGNORED,  COMPLETE,         CAPTURED,       -
            COMPLETE,         Cancelled,     IGNORED,  COMPLETE,         CAPTURED,       -
            COMPLETE,         RefundPending, APPLIED,  COMPLETE,         REFUND_PENDING, -
            COMPLETE,         Refunded,      APPLIED,  REFUNDED,         REFUNDED,       restock
            COMPLETE,         RefundFailed,  IGNORED,  COMPLETE,         CAPTURED,       -
            CANCELLED,        Open,          IGNORED,  CANCELLED,        PENDING,        -
            CANCELLED,        Processing,    IGNORED,  CANCELLED,        PENDING,        -
            CANCELLED,        Captured,      APPLIED,  CANCELLED,        REFUND_PENDING, -
            CANCELLED,        Declined,      APPLIED,  CANCELLED,        FAILED,         -
            CANCELLED,        Cancelled,     APPLIED,  CANCELLED,        FAILED,         -
            CANCELLED,        RefundPending, APPLIED,  CANCELLED,        REFUND_PENDING, -
            CANCELLED,        Refunded,      APPLIED,  CANCELLED,        REFUND_PENDING, -
            CANCELLED,        RefundFailed,  IGNORED,  CANCELLED,        PENDING,        -
            EXPIRED,          Open,          IGNORED,  EXPIRED,          PENDING,        -
            EXPIRED,          Processing,    IGNORED,  EXPIRED,          PENDING,        -
            EXPIRED,          Captured,      APPLIED,  COMPLETE,         CAPTURED,       holdAndSell
            EXPIRED,          Declined,      APPLIED,  EXPIRED,          FAILED,         -
            EXPIRED,          Cancelled,     APPLIED,  EXPIRED,          FAILED,         -
            EXPIRED,          RefundPending, APPLIED,  EXPIRED,          REFUND_PENDING, -
            EXPIRED,          Refunded,      APPLIED,  EXPIRED,          REFUND_PENDING, -
            EXPIRED,          RefundFailed,  IGNORED,  EXPIRED,          PENDING,        -
            REFUNDED,         Open,          IGNORED,  REFUNDED,         REFUNDED,       -
            REFUNDED,         Processing,    IGNORED,  REFUNDED,         REFUNDED,       -
            REFUNDED,         Captured,      IGNORED,  REFUNDED,         REFUNDED,       -
            REFUNDED,         Declined,      IGNORED,  REFUNDED,         REFUNDED,       -
            REFUNDED,         Cancelled,     IGNORED,  REFUNDED,         REFUNDED,       -
            REFUNDED,         RefundPending, IGNORED,  REFUNDED,         REFUNDED,       -
            REFUNDED,         Refunded,      IGNORED,  REFUNDED,         REFUNDED,       -
            REFUNDED,         RefundFailed,  REJECTED, REFUNDED,         REFUNDED,       -
            """)
    void settlesEveryChargeStateInEveryOrderStatus(
            OrderStatus before,
            String state,
            SettlementResult.Outcome outcome,
            OrderStatus after,
            PaymentStatus paymentAfter,
            String stockChange) {
        Order order = OrderFixtures.order(before);
        Payment payment = order.payments().all().getFirst();
        Ticket ticket = order.lines().getFirst().ticket();
        TicketFixtures.Units stockBefore = TicketFixtures.units(ticket);

        SettlementResult result = Settlement.settle(order, payment, state(state), id -> 0, NOW);

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(order.status()).isEqualTo(after);
        assertThat(payment.status()).isEqualTo(paymentAfter);
        assertThat(TicketFixtures.units(ticket)).isEqualTo(expectedStock(stockBefore, stockChange));
    }

    private static TicketFixtures.Units expectedStock(TicketFixtures.Units before, String change) {
        return switch (change) {
            case "sell" -> before.plus(-1, 1);
            case "holdAndSell" -> before.plus(0, 1);
            case "restock" -> before.plus(0, -1);
            default -> before;
        };
    }

    @Test
    void refundsALatePaymentWithoutStock() {
        Order order = OrderFixtures.order(OrderStatus.EXPIRED);
        TicketFixtures.sellOut(order.lines().getFirst().ticket());
        Payment payment = order.payments().all().getFirst();

        Settlement.settle(order, payment, new ChargeState.Captured(PRICE), id -> 0, NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUND_PENDING);
        assertThat(payment.reason()).isEqualTo("late-payment");
        assertThat(order.history().change()).isEqualTo(OrderChange.PAYMENT_REFUND_PENDING);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETE", "REFUNDED"})
    void refundsASecondCaptureOfAPaidOrder(OrderStatus status) {
        Order order = OrderFixtures.order(status);
        Payment second = OrderFixtures.attempt(order);
        TicketFixtures.Units before =
                TicketFixtures.units(order.lines().getFirst().ticket());

        Settlement.settle(order, second, new ChargeState.Captured(PRICE), id -> 0, NOW);

        assertThat(order.status()).isEqualTo(status);
        assertThat(second.status()).isEqualTo(PaymentStatus.REFUND_PENDING);
        assertThat(second.reason()).isEqualTo("paid-twice");
        assertThat(TicketFixtures.units(order.lines().getFirst().ticket())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"2499, EUR", "2501, EUR", "2500, USD"})
    void rejectsAndRefundsAWrongAmount(long amount, String currency) {
        Order order = OrderFixtures.order(OrderStatus.AWAITING_PAYMENT);
        Payment payment = order.payments().all().getFirst();

        SettlementResult result =
                Settlement.settle(order, payment, new ChargeState.Captured(new Money(amount, currency)), id -> 0, NOW);

        assertThat(result.outcome()).isEqualTo(SettlementResult.Outcome.REJECTED);
        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUND_PENDING);
        assertThat(payment.reason()).isEqualTo("wrong-amount");
    }

    @Test
    void recordsAPartialRefundOfTheProvider() {
        Order order = OrderFixtures.order(OrderStatus.COMPLETE);
        Payment payment = order.payments().all().getFirst();

        SettlementResult result = Settlement.settle(
                order, payment, OrderFixtures.refund(new Money(100, "EUR"), RefundStatus.DONE), id -> 0, NOW);

        assertThat(result.outcome()).isEqualTo(SettlementResult.Outcome.APPLIED);
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(order.refunded()).isEqualTo(new Money(100, "EUR"));
        assertThat(order.lines().getFirst().refunded()).isZero();
        assertThat(order.history().change()).isEqualTo(OrderChange.PARTIALLY_REFUNDED);
        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
    }

    @Test
    void completesAnOrderCapturedAfterADecline() {
        Order order = OrderFixtures.order(OrderStatus.AWAITING_PAYMENT);
        Payment payment = order.payments().all().getFirst();
        Settlement.settle(order, payment, new ChargeState.Declined("card_declined"), id -> 0, NOW);

        Settlement.settle(order, payment, new ChargeState.Captured(PRICE), id -> 0, NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
    }

    @Test
    void refundsLateMoneyOfAnErasedBuyer() {
        Order order = OrderFixtures.order(OrderStatus.EXPIRED);
        Payment payment = order.payments().all().getFirst();
        order.eraseBuyer("erased:1", NOW);

        Settlement.settle(order, payment, new ChargeState.Captured(PRICE), id -> 0, NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUND_PENDING);
    }

    @Test
    void releasesTheMoneyOfAFailedRefund() {
        Order order = OrderFixtures.order(OrderStatus.COMPLETE);
        Payment payment = order.payments().all().getFirst();
        Settlement.settle(order, payment, OrderFixtures.refund(PRICE, RefundStatus.PENDING), id -> 0, NOW);

        SettlementResult result =
                Settlement.settle(order, payment, OrderFixtures.refund(PRICE, RefundStatus.FAILED), id -> 0, NOW);

        assertThat(result.outcome()).isEqualTo(SettlementResult.Outcome.APPLIED);
        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(order.refunds().all().getFirst().status()).isEqualTo(RefundStatus.FAILED);
        assertThat(order.refunds().of(payment).left()).isEqualTo(PRICE.amount());
    }

    @Test
    void retriesARefundOfUnexpectedMoney() {
        Order order = OrderFixtures.order(OrderStatus.CANCELLED);
        Payment payment = order.payments().all().getFirst();
        Settlement.settle(order, payment, new ChargeState.Captured(PRICE), id -> 0, NOW);
        Refund refund = order.refunds().all().getFirst();

        Settlement.settle(
                order,
                payment,
                new ChargeState.Refund(new RefundState(refund.id(), null, PRICE, RefundStatus.FAILED, "declined")),
                id -> 0,
                NOW);

        assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
        assertThat(refund.attempt()).isEqualTo(2);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUND_PENDING);
    }

    private static ChargeState state(String name) {
        return switch (name) {
            case "Open" -> new ChargeState.Open();
            case "Processing" -> new ChargeState.Processing();
            case "Captured" -> new ChargeState.Captured(PRICE);
            case "Declined" -> new ChargeState.Declined("card_declined");
            case "Cancelled" -> new ChargeState.Cancelled();
            case "RefundPending" -> OrderFixtures.refund(PRICE, RefundStatus.PENDING);
            case "Refunded" -> OrderFixtures.refund(PRICE, RefundStatus.DONE);
            case "RefundFailed" -> OrderFixtures.refund(PRICE, RefundStatus.FAILED);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
