package dev.boxoffice.orders.order;

import static dev.boxoffice.orders.order.OrderFixtures.NOW;
import static dev.boxoffice.orders.order.OrderFixtures.OPERATOR;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the call-off of a show returns of a paid order, without a database. */
class CallOffDecisionTest {

    private static final Money PRICE = new Money(1_000, "EUR");

    private final UUID show = UUID.randomUUID();
    private final Ticket seat = TicketFixtures.onSaleFor(PRICE);
    private final Ticket balcony = TicketFixtures.onSaleFor(PRICE);
    private final Ticket elsewhere = TicketFixtures.onSaleFor(PRICE);
    /** Two seats, one place on the balcony and one unit of another show for 40.00. */
    private final Order order = OrderFixtures.created(
            new OrderLine(1, seat, List.of(), 2, PRICE),
            new OrderLine(2, balcony, List.of(), 1, PRICE),
            new OrderLine(3, elsewhere, List.of(), 1, PRICE));

    private final Payment payment =
            PayOrder.start(order, OrderFixtures.BUYER, OrderFixtures.request(), NOW, Duration.ofMinutes(5));

    CallOffDecisionTest() {
        PayOrder.complete(order, payment, order.total(), "paid", NOW);
    }

    private Optional<Refund> callOff(Ticket... tickets) {
        Set<UUID> ids = Set.of(List.of(tickets).stream().map(Ticket::id).toArray(UUID[]::new));
        return RefundOrder.requestCallOff(order, show, ids, _ -> UUID.randomUUID(), NOW);
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

    private void settles(Refund refund, RefundStatus status) {
        Settlement.settle(
                order,
                payment,
                new ChargeState.Refund(
                        new RefundState(refund.id(), "re_" + refund.id(), refund.amount(), status, "failure")),
                _ -> 0,
                NOW);
    }

    private void assertRefunds(Optional<Refund> refund, long amount, int units) {
        assertThat(refund).hasValueSatisfying(requested -> {
            assertThat(requested.amount()).isEqualTo(new Money(amount, "EUR"));
            assertThat(requested.lines().stream()
                            .mapToInt(Refund.Line::quantity)
                            .sum())
                    .isEqualTo(units);
            assertThat(requested.calledOffShow()).isEqualTo(show);
            assertThat(requested.reason()).isEqualTo("show-called-off");
        });
    }

    @Test
    void refundsTheUnitsOfTheShow() {
        Optional<Refund> refund = callOff(seat, balcony);

        assertRefunds(refund, 3_000, 3);
        settles(refund.orElseThrow(), RefundStatus.DONE);
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(order.history().reason()).isEqualTo("show-called-off");
        assertThat(order.history().change()).isEqualTo(OrderChange.PARTIALLY_REFUNDED);
        assertThat(TicketFixtures.units(seat).sold()).isZero();
        assertThat(TicketFixtures.units(elsewhere).sold()).isEqualTo(1);
    }

    @Test
    void requestsNothingTwice() {
        Refund refund = callOff(seat).orElseThrow();
        assertThat(callOff(seat)).isEmpty();

        settles(refund, RefundStatus.DONE);

        assertThat(callOff(seat)).isEmpty();
    }

    @Test
    void leavesARefusedRefundToStaff() {
        settles(callOff(seat).orElseThrow(), RefundStatus.FAILED);

        assertThat(callOff(seat)).isEmpty();
        assertThat(units(seat, 2).amount().amount()).isEqualTo(2_000);
    }

    @Test
    void refundsATicketThatIsCalledOffLater() {
        settles(callOff(seat).orElseThrow(), RefundStatus.FAILED);

        assertRefunds(callOff(seat, balcony), 1_000, 1);
    }

    @Test
    void refundsOnlyUnitsThatAreLeft() {
        settles(units(seat, 1), RefundStatus.DONE);

        Optional<Refund> refund = callOff(seat);

        assertRefunds(refund, 1_000, 1);
        settles(refund.orElseThrow(), RefundStatus.DONE);
        assertThat(TicketFixtures.units(seat).sold()).isZero();
    }

    @Test
    void waitsForAPendingRefund() {
        Refund pending = units(seat, 1);
        assertThat(callOff(seat)).isEmpty();

        settles(pending, RefundStatus.FAILED);

        assertRefunds(callOff(seat), 2_000, 2);
    }

    @Test
    void refundsNoMoreThanIsLeft() {
        settles(amount(3_500), RefundStatus.DONE);

        assertRefunds(callOff(seat), 500, 2);
    }

    @Test
    void takesBackUnitsWhoseMoneyWasReturned() {
        settles(amount(3_000), RefundStatus.DONE);
        settles(units(elsewhere, 1), RefundStatus.DONE);

        Optional<Refund> refund = callOff(seat, balcony);

        assertRefunds(refund, 0, 3);
        assertThat(refund.orElseThrow().status()).isEqualTo(RefundStatus.DONE);
        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(order.history().reason()).isEqualTo("show-called-off");
    }

    @Test
    void refundsAllThatIsLeftIfTheOrderKeepsNothingElse() {
        settles(amount(500), RefundStatus.DONE);

        Optional<Refund> refund = callOff(seat, balcony, elsewhere);

        assertRefunds(refund, 3_500, 4);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUND_PENDING);
        settles(refund.orElseThrow(), RefundStatus.DONE);
        assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
    }
}
