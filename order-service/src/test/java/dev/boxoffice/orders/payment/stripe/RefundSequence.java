package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderDetails;
import dev.boxoffice.orders.order.OrderLine;
import dev.boxoffice.orders.order.PayOrder;
import dev.boxoffice.orders.order.RefundOrder;
import dev.boxoffice.orders.order.RefundScope;
import dev.boxoffice.orders.order.Settlement;
import dev.boxoffice.orders.order.SettlementResult;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentAttempt;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.PaymentRefunds;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.payment.RefundStatus;
import dev.boxoffice.orders.settlement.FollowUpRefunds;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** An order of three units for 30.00 in memory, whose payment is at Stripe's double. */
final class RefundSequence {

    private static final Money PRICE = new Money(1_000, "EUR");
    private static final Actor BUYER = new Actor("ben", false);
    private static final Actor OPERATOR = new Actor("ada", true);
    private static final int MOST_FOLLOW_UPS = 10;

    private final StripeDouble stripe;
    private final PaymentGateway gateway;
    private final Ticket ticket = TicketFixtures.onSaleFor(PRICE);
    private final Order order;
    private final Payment payment;
    private Instant now = Instant.parse("2030-01-01T12:00:00Z");
    private Runnable beforeReport = () -> {};
    private Runnable beforeRequest = () -> {};

    RefundSequence(StripeDouble stripe) {
        this.stripe = stripe;
        this.gateway = StripeSettings.of(stripe).gateway();
        order = Order.place(
                UUID.randomUUID(),
                BUYER.id(),
                OrderDetails.NONE,
                List.of(new OrderLine(1, ticket, List.of(), 3, PRICE)),
                now(),
                Duration.ofMinutes(15));
        payment = PayOrder.start(
                order,
                BUYER,
                new PaymentAttempt(
                        UUID.randomUUID(),
                        new PaymentAttempt.Choice(PaymentGateway.STRIPE, StripeDouble.SUCCEEDS),
                        null,
                        Duration.ofSeconds(10)),
                now(),
                Duration.ofMinutes(5));
        payment.opened(gateway.open(payment.request()).reference(), now());
        stripe.ledger().buyerConfirms(charge(), StripeDouble.SUCCEEDS);
    }

    /** Each use is later, as in the database. */
    private Instant now() {
        now = now.plusMillis(1);
        return now;
    }

    Order order() {
        return order;
    }

    Payment payment() {
        return payment;
    }

    String charge() {
        return payment.reference();
    }

    void paid() {
        settle(new ChargeState.Captured(order.total()));
    }

    /** The money pays no order, so it must return. */
    void paidAfterCancel() {
        order.cancel(BUYER, now());
        settle(new ChargeState.Captured(order.total()));
    }

    RefundScope units(int quantity) {
        return new RefundScope.Units(List.of(new Refund.Line(ticket.id(), quantity)), true);
    }

    Refund requests(RefundScope scope) {
        return RefundOrder.request(order, UUID.randomUUID(), OPERATOR, scope, "test", now());
    }

    /** A request that Stripe has refused. */
    Refund refused(RefundScope scope) {
        stripe.ledger().refundsEndAs("balance_insufficient");
        Refund refund = requests(scope);
        settlesEverything();
        stripe.ledger().refundsEndAs("succeeded");
        assertThat(refund.status()).isEqualTo(RefundStatus.FAILED);
        return refund;
    }

    /** Until there were rows of refunds, the status of the payment was the request. */
    void requestedByAnEarlierRelease() {
        payment.captureForRefund(payment.received(), "refund-requested", now());
        payment.checkNow(now());
    }

    /** Stripe has made a refund, and its answer was lost. */
    void providerHas(Refund refund, long amount) {
        stripe.ledger().refundFor(charge(), amount, refund.id());
    }

    void refundBecomes(int index, String status) {
        stripe.ledger().refundBecomes(charge(), index, status);
    }

    /** The newest refund at Stripe. */
    String lastReference() {
        return stripe.ledger().refunds(charge()).getLast().path("id").asText();
    }

    SettlementResult settle(ChargeState state) {
        return Settlement.settle(order, payment, state, _ -> 0, now());
    }

    void notified(Supplier<ChargeState> state) {
        Settlement.settleNotified(order, payment, state.get(), _ -> 0, now());
    }

    /** Happens once between reading Stripe's refunds and ending the checks. */
    void beforeReport(Runnable change) {
        beforeReport = change;
    }

    /** Happens once between reading Stripe's refunds and requesting others. */
    void beforeRequest(Runnable change) {
        beforeRequest = change;
    }

    void followsUp() {
        new FollowUpRefunds(gateway, new Reads(), this::settleFollowedUp).run();
    }

    private SettlementResult settleFollowedUp(ChargeState state) {
        if (state instanceof ChargeState.RefundsReported) {
            Runnable change = beforeReport;
            beforeReport = () -> {};
            change.run();
        }
        return settle(state);
    }

    private final class Reads implements Supplier<PaymentRefunds> {

        private int reads;

        @Override
        public PaymentRefunds get() {
            if (++reads % 2 == 0) {
                Runnable change = beforeRequest;
                beforeRequest = () -> {};
                change.run();
            }
            return PaymentRefunds.of(payment, order.refunds().all());
        }
    }

    void followsUpUntilNothingIsDue() {
        for (int i = 0; i < MOST_FOLLOW_UPS && payment.nextCheckAt() != null; i++) {
            followsUp();
        }
        assertThat(payment.nextCheckAt()).isNull();
        assertThat(order.refunds().all()).noneMatch(Refund::isPending);
    }

    /** Follows up until nothing is due; then the records and Stripe agree. */
    void settlesEverything() {
        followsUpUntilNothingIsDue();
        assertThat(recorded()).isEqualTo(returned());
    }

    private long recorded() {
        return order.refunds().all().stream()
                .filter(refund -> refund.status() == RefundStatus.DONE)
                .mapToLong(refund -> refund.amount().amount())
                .sum();
    }

    /** What Stripe has returned to the buyer. */
    long returned() {
        return stripe.ledger().refunds(charge()).stream()
                .filter(refund -> refund.path("status").asText().equals("succeeded"))
                .mapToLong(refund -> refund.path("amount").asLong())
                .sum();
    }
}
