package dev.boxoffice.orders.intake;

import static dev.boxoffice.http.Problems.problem;

import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.order.OrderProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Converts the problems of requested refunds. */
final class RefundProblems {

    private RefundProblems() {}

    static HttpProblem toHttp(OrderProblem.OfRefund problem) {
        return switch (problem) {
            case OrderProblem.RefundExceedsPayment(var id, var requested, var left) ->
                problem(
                                409,
                                "refund-exceeds-payment",
                                "Refund exceeds payment",
                                "Of order " + id + ", " + left.text() + " can be refunded.")
                        .with("requested", requested)
                        .with("left", left)
                        .build();
            case OrderProblem.UnitsRefunded refunded -> toHttp(refunded);
            case OrderProblem.NotInOrder(var id, var ticketId) ->
                problem(
                                422,
                                "not-in-order",
                                "Not in order",
                                "Order " + id + " does not contain ticket " + ticketId + ".")
                        .with("ticketId", ticketId)
                        .build();
            case OrderProblem.RefundCurrency(var id, var currency) ->
                Problems.badRequest("The currency of order " + id + " is " + currency + ".");
            case OrderProblem.TooManyRefunds(var max) ->
                problem(
                                409,
                                "limit-exceeded",
                                "Limit exceeded",
                                "An order may have at most " + max + " refunds of a part. Refund all that is left.")
                        .with("limit", "maxRefunds")
                        .with("maximum", max)
                        .build();
            case OrderProblem.DeniedRefund denied -> toHttp(denied);
        };
    }

    private static HttpProblem toHttp(OrderProblem.UnitsRefunded problem) {
        return problem(
                        409,
                        "units-refunded",
                        "Units already refunded",
                        "Of ticket " + problem.ticketId() + " in order " + problem.orderId() + ", "
                                + OrderProblemMapper.units(problem.left()) + " can be refunded.")
                .with("ticketId", problem.ticketId())
                .with("requested", problem.requested())
                .with("left", problem.left())
                .build();
    }

    private static HttpProblem toHttp(OrderProblem.DeniedRefund problem) {
        return switch (problem) {
            case OrderProblem.NotYours(var id, var ticketId) ->
                problem(
                                403,
                                "not-yours",
                                "Not yours",
                                "Ticket " + ticketId + " of order " + id + " belongs to another organiser.")
                        .build();
            case OrderProblem.OnlyStaff(var id, var field) ->
                problem(
                                403,
                                "only-staff",
                                "Only for staff",
                                "Only staff may refund order " + id + " with " + field
                                        + ". Request units, or all that is left.")
                        .with("field", field)
                        .build();
            case OrderProblem.OnlyStaffOfTicket(var id, var ticketId) ->
                problem(
                                403,
                                "only-staff",
                                "Only for staff",
                                "Only staff may refund ticket " + ticketId + " of order " + id + ".")
                        .with("ticketId", ticketId)
                        .build();
            case OrderProblem.RefundClosed(var id, var ticketId, var refundsUntil) ->
                problem(
                                409,
                                "refund-closed",
                                "Refund closed",
                                "Ticket " + ticketId + " of order " + id + " could be refunded by its buyer until "
                                        + refundsUntil + ".")
                        .with("ticketId", ticketId)
                        .with("refundsUntil", refundsUntil)
                        .build();
        };
    }
}
