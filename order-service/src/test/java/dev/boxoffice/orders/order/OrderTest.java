package dev.boxoffice.orders.order;

import static dev.boxoffice.orders.order.OrderFixtures.BUYER;
import static dev.boxoffice.orders.order.OrderFixtures.HOLD;
import static dev.boxoffice.orders.order.OrderFixtures.NOW;
import static dev.boxoffice.orders.order.OrderFixtures.OPERATOR;
import static dev.boxoffice.orders.order.OrderFixtures.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentAttempt;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import dev.boxoffice.orders.ticket.TicketFixtures.Units;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An order and its stock move together, in memory. */
class OrderTest {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Ticket ticket = TicketFixtures.onSaleFor(PRICE);
    private final Order order = OrderFixtures.created(ticket, 2);

    @Test
    void holdsStockWhenPlaced() {
        assertThat(units()).isEqualTo(new Units(2, 0));
        assertThat(order.total()).isEqualTo(PRICE.times(2));
        assertThat(order.expiresAt()).isEqualTo(NOW.plus(HOLD));
        assertThat(order.history().all()).containsExactly(OrderTransition.placed("ben", NOW));
    }

    @Test
    void releasesStockWhenCancelled() {
        order.cancel(BUYER, NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.version()).isEqualTo(2);
        assertThat(order.history().last().reason()).isEqualTo("buyer");
        assertThat(units()).isEqualTo(new Units(0, 0));
    }

    @Test
    void namesTheOperatorWhoCancels() {
        order.cancel(OPERATOR, NOW);

        assertThat(order.history().last().reason()).isEqualTo("operator");
        assertThat(order.history().last().actor()).isEqualTo("ada");
    }

    @Test
    void refusesASecondCancelWithoutReleasingStock() {
        order.cancel(BUYER, NOW);

        assertThatThrownBy(() -> order.cancel(BUYER, NOW)).isInstanceOf(OrderException.class);

        assertThat(units()).isEqualTo(new Units(0, 0));
        assertThat(order.version()).isEqualTo(2);
    }

    @Test
    void expiresOnlyAfterItsHold() {
        assertThat(order.expire(NOW.plus(HOLD).minusNanos(1))).isFalse();
        assertThat(units()).isEqualTo(new Units(2, 0));

        assertThat(order.expire(NOW.plus(HOLD))).isTrue();

        assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(units()).isEqualTo(new Units(0, 0));
        assertThat(order.expire(NOW.plus(HOLD))).isFalse();
    }

    @Test
    void schedulesACheckOfThePendingPaymentWhenItEnds() {
        Payment payment = PayOrder.start(order, BUYER, OrderFixtures.request(), NOW, WINDOW);

        order.cancel(BUYER, NOW);

        assertThat(payment.nextCheckAt()).isEqualTo(NOW);
    }

    @Test
    void extendsTheHoldOnceWhenAPaymentStarts() {
        var late = NOW.plus(HOLD).minusSeconds(1);

        Payment payment = PayOrder.start(order, BUYER, OrderFixtures.request(), late, WINDOW);

        assertThat(order.expiresAt()).isEqualTo(late.plus(WINDOW));
        assertThat(PayOrder.start(order, BUYER, OrderFixtures.request(), late.plusSeconds(2), WINDOW))
                .isSameAs(payment);
        assertThat(order.expiresAt()).isEqualTo(late.plus(WINDOW));
        assertThat(order.version()).isEqualTo(2);
    }

    @Test
    void refusesAPaymentAfterTheHold() {
        assertThatThrownBy(() -> PayOrder.start(order, BUYER, OrderFixtures.request(), NOW.plus(HOLD), WINDOW))
                .isInstanceOf(OrderException.class);
        assertThat(order.payments().all()).isEmpty();
    }

    @Test
    void changesNothingWhenAnotherPaymentIsPending() {
        PayOrder.start(order, BUYER, OrderFixtures.request(), NOW, WINDOW);
        var other = new PaymentAttempt(
                UUID.randomUUID(), new PaymentAttempt.Choice("simulated", "sim_decline"), null, WINDOW);

        assertThatThrownBy(() -> PayOrder.start(order, BUYER, other, NOW, WINDOW))
                .isInstanceOf(OrderException.class);

        assertThat(order.payments().all()).hasSize(1);
        assertThat(order.version()).isEqualTo(2);
    }

    @Test
    void sellsStockWhenPaid() {
        Payment payment = PayOrder.start(order, BUYER, OrderFixtures.request(), NOW, WINDOW);

        PayOrder.complete(order, payment, order.total(), "paid", NOW);

        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(order.payments().paidBy()).contains(payment);
        assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(units()).isEqualTo(new Units(0, 2));
    }

    @Test
    void completesAFreeOrder() {
        Order free = OrderFixtures.created(TicketFixtures.onSaleFor(new Money(0, "EUR")), 1);

        PayOrder.completeFree(free, BUYER, NOW);

        assertThat(free.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(TicketFixtures.units(free.lines().getFirst().ticket())).isEqualTo(new Units(0, 1));
    }

    @Test
    void restocksAFreeOrderWhenRefunded() {
        Order free = OrderFixtures.created(TicketFixtures.onSaleFor(new Money(0, "EUR")), 1);
        PayOrder.completeFree(free, BUYER, NOW);

        RefundOrder.request(free, UUID.randomUUID(), OPERATOR, new RefundScope.Rest(true), "test", NOW);

        assertThat(free.status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(TicketFixtures.units(free.lines().getFirst().ticket())).isEqualTo(new Units(0, 0));
    }

    @Test
    void keepsStockSoldWhileARefundIsPending() {
        Order paid = OrderFixtures.order(OrderStatus.COMPLETE);

        RefundOrder.request(paid, UUID.randomUUID(), OPERATOR, new RefundScope.Rest(true), "test", NOW);

        assertThat(paid.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(paid.history().change()).isEqualTo(OrderChange.PAYMENT_REFUND_PENDING);
        assertThatThrownBy(() ->
                        RefundOrder.request(paid, UUID.randomUUID(), OPERATOR, new RefundScope.Rest(true), "test", NOW))
                .isInstanceOf(OrderException.class);
    }

    @Test
    void hidesOrdersOfOtherUsers() {
        assertThat(order.requireAccess(OPERATOR)).isSameAs(order);
        assertThatThrownBy(() -> order.requireAccess(new Actor("eve", false))).isInstanceOf(OrderException.class);
    }

    /** A change that is refused leaves order and stock as they were. */
    @ParameterizedTest
    @EnumSource(names = {"COMPLETE", "CANCELLED", "EXPIRED", "REFUNDED"})
    void refusesToCancelAnEndedOrder(OrderStatus status) {
        Order ended = OrderFixtures.order(status);
        Units before = TicketFixtures.units(ended.lines().getFirst().ticket());
        long version = ended.version();

        assertThatThrownBy(() -> ended.cancel(BUYER, NOW)).isInstanceOf(OrderException.class);

        assertThat(TicketFixtures.units(ended.lines().getFirst().ticket())).isEqualTo(before);
        assertThat(ended.version()).isEqualTo(version);
    }

    private Units units() {
        return TicketFixtures.units(ticket);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CREATED", "AWAITING_PAYMENT"})
    void erasesTheBuyerOfAnEndedOrder(OrderStatus status) {
        Order order = OrderFixtures.order(status);
        long version = order.version();

        assertThat(order.eraseBuyer("erased:1", NOW.plusSeconds(60))).isTrue();

        assertThat(order.userId()).isEqualTo("erased:1");
        assertThat(order.status()).isEqualTo(status);
        assertThat(order.version()).isEqualTo(version + 1);
        assertThat(order.history().all())
                .extracting(OrderTransition::actor)
                .doesNotContain("ben")
                .contains("erased:1");
        assertThat(order.history().last())
                .returns("buyer-erased", OrderTransition::reason)
                .returns("erasure", OrderTransition::actor);
        assertThat(order.payments().all()).extracting(Payment::method).containsOnlyNulls();
        assertThat(order.formerBuyer()).contains("ben");
    }

    @ParameterizedTest
    @EnumSource
    void givesAnOrderToAUserOnce(OrderStatus status) {
        Order order = OrderFixtures.order(status);
        long version = order.version();

        assertThat(order.claim("cleo", NOW.plusSeconds(60))).isTrue();
        assertThat(order.claim("cleo", NOW.plusSeconds(90))).isFalse();

        assertThat(order.userId()).isEqualTo("cleo");
        assertThat(order.status()).isEqualTo(status);
        assertThat(order.version()).isEqualTo(version + 1);
        assertThat(order.history().all()).extracting(OrderTransition::actor).doesNotContain("ben");
        assertThat(order.history().last())
                .returns("claimed", OrderTransition::reason)
                .returns("cleo", OrderTransition::actor);
        assertThat(order.formerBuyer()).contains("ben");
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "AWAITING_PAYMENT"})
    void keepsTheBuyerOfAnOpenOrder(OrderStatus status) {
        Order order = OrderFixtures.order(status);

        assertThat(order.eraseBuyer("erased:1", NOW)).isFalse();

        assertThat(order.userId()).isEqualTo("ben");
        assertThat(order.formerBuyer()).isEmpty();
    }
}
