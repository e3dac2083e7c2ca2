package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderLine;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.RefundScope;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What an actor may refund of an order.
 *
 * @param tickets the tickets whose units the actor may refund as staff; {@code null} for all
 * @param now the database clock, which decides about the deadlines of buyers
 */
record RefundAccess(Order order, Actor actor, Set<UUID> tickets, Instant now) {

    /**
     * Refuses what the actor may not refund.
     *
     * @throws dev.boxoffice.orders.order.OrderException if the order is not visible to the actor, only other staff may refund
     *     it, or the deadline of a ticket has passed
     */
    void require(RefundScope scope) {
        if (tickets == null) {
            return;
        }
        boolean isBuyer = order.userId().equals(actor.id());
        if (!isBuyer && tickets.isEmpty()) {
            throw new OrderProblem.UnknownOrder(order.id()).toException();
        }
        List<Ticket> others = others(concerned(scope, isBuyer));
        if (others.isEmpty()) {
            return;
        }
        if (!isBuyer) {
            throw new OrderProblem.NotYours(order.id(), others.getFirst().id()).toException();
        }
        requireForBuyer(scope);
        others.forEach(this::requireBeforeDeadline);
    }

    /** The tickets for which the actor is not staff. Tickets that are not in the order are refused later. */
    private List<Ticket> others(Set<UUID> concerned) {
        return order.lines().stream()
                .map(OrderLine::ticket)
                .filter(ticket -> concerned.contains(ticket.id()) && !tickets.contains(ticket.id()))
                .toList();
    }

    /** An amount concerns all tickets of the order. What is left concerns a buyer only as far as units are left. */
    private Set<UUID> concerned(RefundScope scope, boolean isBuyer) {
        List<Refund.Line> left = order.refunds().unitsLeft();
        return switch (scope) {
            case RefundScope.Units units -> tickets(units.lines());
            case RefundScope.Amount _ -> all();
            case RefundScope.Rest _ -> isBuyer && !left.isEmpty() ? tickets(left) : all();
        };
    }

    private static Set<UUID> tickets(List<Refund.Line> lines) {
        return lines.stream().map(Refund.Line::ticketId).collect(Collectors.toSet());
    }

    private Set<UUID> all() {
        return order.lines().stream().map(line -> line.ticket().id()).collect(Collectors.toSet());
    }

    /** Buyers return units, at the price that they paid for them. */
    private void requireForBuyer(RefundScope scope) {
        String field = switch (scope) {
            case RefundScope.Amount _ -> "amount";
            case RefundScope.Units units -> units.restock() ? null : "restock";
            case RefundScope.Rest rest -> rest.restock() ? null : "restock";
        };
        if (field != null) {
            throw new OrderProblem.OnlyStaff(order.id(), field).toException();
        }
    }

    private void requireBeforeDeadline(Ticket ticket) {
        if (ticket.refundsUntil() == null) {
            throw new OrderProblem.OnlyStaffOfTicket(order.id(), ticket.id()).toException();
        }
        if (!now.isBefore(ticket.refundsUntil())) {
            throw new OrderProblem.RefundClosed(order.id(), ticket.id(), ticket.refundsUntil()).toException();
        }
    }
}
