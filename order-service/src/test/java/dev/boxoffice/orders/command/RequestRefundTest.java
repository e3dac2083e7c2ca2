package dev.boxoffice.orders.command;

import static dev.boxoffice.orders.order.OrderFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderException;
import dev.boxoffice.orders.order.OrderFixtures;
import dev.boxoffice.orders.order.OrderLine;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.order.RefundScope;
import dev.boxoffice.orders.order.Sale;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may refund what of an order, and until when. */
class RequestRefundTest {

    private static final Actor BUYER = new Actor("ben", false);
    private static final Actor OTHER = new Actor("eve", false);
    private static final Instant DEADLINE = NOW.plusSeconds(60);
    private static final Set<UUID> NONE = Set.of();

    private final Ticket refundable = TicketFixtures.refundableUntil(DEADLINE);
    private final Ticket fixed = TicketFixtures.refundableUntil(null);
    private final Order order = OrderFixtures.paid(line(1, refundable), line(2, fixed));

    private static OrderLine line(int number, Ticket ticket) {
        return new OrderLine(number, ticket, List.of(), 2, ticket.price());
    }

    /** An order that its buyer may refund. */
    private Order refundableOrder() {
        return OrderFixtures.paid(line(1, refundable));
    }

    private static RefundScope units(Ticket... tickets) {
        return units(true, tickets);
    }

    private static RefundScope units(boolean restock, Ticket... tickets) {
        return new RefundScope.Units(
                List.of(tickets).stream()
                        .map(ticket -> new Refund.Line(ticket.id(), 1))
                        .toList(),
                restock);
    }

    private static Refund request(Order order, Actor actor, Set<UUID> ofStaff, RefundScope scope, Instant now) {
        return new RequestRefund(actor, order.id(), ofStaff, scope, "test", null)
                .decide(new Found(order, now))
                .refund();
    }

    private static OrderProblem refusal(Order order, Actor actor, Set<UUID> ofStaff, RefundScope scope, Instant now) {
        OrderException[] thrown = new OrderException[1];
        long version = order.version();
        assertThatExceptionOfType(OrderException.class)
                .isThrownBy(() -> request(order, actor, ofStaff, scope, now))
                .satisfies(refused -> thrown[0] = refused);
        assertThat(order.version()).isEqualTo(version);
        return thrown[0].problem();
    }

    @Test
    void buyerRefundsUnitsBeforeTheDeadline() {
        Refund refund = request(order, BUYER, NONE, units(refundable), DEADLINE.minusNanos(1_000));

        assertThat(refund.amount()).isEqualTo(refundable.price());
        assertThat(refund.requestedBy()).isEqualTo("ben");
        assertThat(refund.restock()).isTrue();
    }

    @Test
    void refusesBuyersFromTheDeadlineOn() {
        var closed = new OrderProblem.RefundClosed(order.id(), refundable.id(), DEADLINE);

        assertThat(refusal(order, BUYER, NONE, units(refundable), DEADLINE)).isEqualTo(closed);
        assertThat(refusal(order, BUYER, NONE, units(refundable), DEADLINE.plusSeconds(1)))
                .isEqualTo(closed);
    }

    @Test
    void refusesBuyersIfTheShowHasNoDeadline() {
        var onlyStaff = new OrderProblem.OnlyStaffOfTicket(order.id(), fixed.id());

        assertThat(refusal(order, BUYER, NONE, units(fixed), NOW)).isEqualTo(onlyStaff);
        assertThat(refusal(order, BUYER, NONE, units(refundable, fixed), NOW)).isEqualTo(onlyStaff);
        assertThat(refusal(order, BUYER, NONE, new RefundScope.Rest(true), NOW)).isEqualTo(onlyStaff);
    }

    @Test
    void refusesAmountsAndUnitsOutOfStockToBuyers() {
        Order own = refundableOrder();

        assertThat(refusal(own, BUYER, NONE, new RefundScope.Amount(new Money(1, "EUR")), NOW))
                .isEqualTo(new OrderProblem.OnlyStaff(own.id(), "amount"));
        assertThat(refusal(own, BUYER, NONE, units(false, refundable), NOW))
                .isEqualTo(new OrderProblem.OnlyStaff(own.id(), "restock"));
        assertThat(refusal(own, BUYER, NONE, new RefundScope.Rest(false), NOW))
                .isEqualTo(new OrderProblem.OnlyStaff(own.id(), "restock"));
    }

    @Test
    void buyerRefundsAllThatIsLeft() {
        Order own = refundableOrder();
        request(own, BUYER, NONE, units(refundable), NOW);

        Refund rest = request(own, BUYER, NONE, new RefundScope.Rest(true), NOW);

        assertThat(rest.amount()).isEqualTo(refundable.price());
        assertThat(refusal(own, BUYER, NONE, new RefundScope.Rest(true), NOW))
                .isEqualTo(new OrderProblem.RefundPending(own.id()));
    }

    @Test
    void linesWithoutUnitsLeftDoNotPreventARefundOfTheRest() {
        request(
                order,
                BUYER,
                Set.of(fixed.id()),
                new RefundScope.Units(List.of(new Refund.Line(fixed.id(), 2)), true),
                NOW);

        Refund rest = request(order, BUYER, NONE, new RefundScope.Rest(true), NOW);

        assertThat(rest.lines()).containsExactly(new Refund.Line(refundable.id(), 2));
    }

    @Test
    void refundsNoMoreThanStaffHaveLeft() {
        Order own = refundableOrder();
        request(own, OTHER, null, new RefundScope.Amount(new Money(1, "EUR")), NOW);
        long left = own.total().amount() - 1;

        assertThat(refusal(own, BUYER, NONE, units(refundable, refundable), NOW))
                .isEqualTo(new OrderProblem.RefundExceedsPayment(own.id(), own.total(), new Money(left, "EUR")));
        assertThat(request(own, BUYER, NONE, new RefundScope.Rest(true), NOW).amount())
                .isEqualTo(new Money(left, "EUR"));
    }

    @Test
    void hidesOrdersOfOtherBuyers() {
        assertThat(refusal(order, OTHER, NONE, units(refundable), NOW))
                .isEqualTo(new OrderProblem.UnknownOrder(order.id()));
    }

    @Test
    void refusesTicketsThatAreNotInTheOrder() {
        Ticket foreign = TicketFixtures.refundableUntil(DEADLINE);
        var notInOrder = new OrderProblem.NotInOrder(order.id(), foreign.id());

        assertThat(refusal(order, BUYER, NONE, units(foreign), NOW)).isEqualTo(notInOrder);
        assertThat(refusal(order, OTHER, null, units(foreign), NOW)).isEqualTo(notInOrder);
        assertThat(refusal(order, OTHER, Set.of(refundable.id()), units(refundable, foreign), NOW))
                .isEqualTo(notInOrder);
    }

    @Test
    void staffRefundWithoutADeadline() {
        Instant later = DEADLINE.plusSeconds(1);

        request(order, OTHER, Set.of(refundable.id(), fixed.id()), units(refundable, fixed), later);
        request(order, OTHER, null, new RefundScope.Rest(false), later);

        assertThat(order.refunds().unitsLeft()).isEmpty();
    }

    @Test
    void refusesStaffOfAnotherTicket() {
        Set<UUID> ofStaff = Set.of(refundable.id());
        var notYours = new OrderProblem.NotYours(order.id(), fixed.id());

        assertThat(refusal(order, OTHER, ofStaff, units(fixed), NOW)).isEqualTo(notYours);
        assertThat(refusal(order, OTHER, ofStaff, new RefundScope.Rest(true), NOW))
                .isEqualTo(notYours);
        assertThat(refusal(order, OTHER, ofStaff, new RefundScope.Amount(new Money(1, "EUR")), NOW))
                .isEqualTo(notYours);
    }

    @Test
    void buyerCanBeStaffOfTheOtherTicket() {
        Refund refund = request(order, BUYER, Set.of(fixed.id()), units(refundable, fixed), NOW);

        assertThat(refund.lines()).hasSize(2);
    }

    /** A locked order at one moment. */
    private record Found(Order locked, Instant now) implements Scope {

        @Override
        public boolean isErasing(String buyer) {
            return false;
        }

        @Override
        public Optional<Order> find() {
            return Optional.of(locked);
        }

        @Override
        public Sale sale() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long bought(UUID ticketId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long openOrders() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<OrderRequest> cart() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void place(Order order) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isProcessed() {
            throw new UnsupportedOperationException();
        }
    }
}
