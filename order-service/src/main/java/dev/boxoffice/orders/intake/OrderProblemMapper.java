package dev.boxoffice.orders.intake;

import static dev.boxoffice.http.Problems.problem;

import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.order.OrderException;
import dev.boxoffice.orders.order.OrderProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps every {@link OrderProblem} to problem details (RFC 9457). */
@Provider
class OrderProblemMapper implements ExceptionMapper<OrderException> {

    @Override
    public Response toResponse(OrderException thrown) {
        return toHttp(thrown.problem()).toResponse();
    }

    private static HttpProblem toHttp(OrderProblem problem) {
        return switch (problem) {
            case OrderProblem.UnknownOrder(var id) -> Problems.notFound("order", id);
            case OrderProblem.OfLine line -> toHttp(line);
            case OrderProblem.OfWhole whole -> toHttp(whole);
            case OrderProblem.OfStatus status -> toHttp(status);
            case OrderProblem.OfRefund refund -> RefundProblems.toHttp(refund);
            case OrderProblem.OrdersInProgress(var ids) ->
                problem(
                                409,
                                "orders-in-progress",
                                "Orders in progress",
                                "The buyer has orders that are open, or whose payment or refund is pending.")
                        .with("orderIds", ids)
                        .build();
            case OrderProblem.ErasureRunning() ->
                problem(
                                409,
                                "erasure-running",
                                "Erasure running",
                                "The personal data of the buyer or of the user is being erased.")
                        .build();
        };
    }

    static String units(int number) {
        return switch (number) {
            case 0 -> "no units";
            case 1 -> "1 unit";
            default -> number + " units";
        };
    }

    private static HttpProblem toHttp(OrderProblem.OfLine problem) {
        return switch (problem) {
            case OrderProblem.UnknownTicket(var id) ->
                problem(422, "unknown-ticket", "Unknown ticket", "Ticket " + id + " is unknown, or not available yet.")
                        .with("ticketId", id)
                        .build();
            case OrderProblem.NotOnSale notOnSale -> notOnSale(notOnSale);
            case OrderProblem.SoldOut(var id, var requested, var available) ->
                problem(409, "sold-out", "Sold out", "Ticket " + id + " has " + units(available) + " left.")
                        .with("ticketId", id)
                        .with("requested", requested)
                        .with("available", available)
                        .build();
            case OrderProblem.PoolSoldOut(var id, var poolId, var pool, var requested, var available) ->
                problem(
                                409,
                                "sold-out",
                                "Sold out",
                                "Pool " + pool + " of ticket " + id + " has " + units(available) + " left.")
                        .with("ticketId", id)
                        .with("poolId", poolId)
                        .with("requested", requested)
                        .with("available", available)
                        .build();
            case OrderProblem.PriceChanged(var id, var expected, var actual) ->
                problem(409, "price-changed", "Price changed", "The price of ticket " + id + " has changed.")
                        .with("ticketId", id)
                        .with("expectedUnitPrice", expected)
                        .with("unitPrice", actual)
                        .build();
            case OrderProblem.TooManyOfTicket(var id, var requested, var max) ->
                problem(
                                409,
                                "limit-exceeded",
                                "Limit exceeded",
                                "An order may contain at most " + max + " of ticket " + id + ".")
                        .with("limit", "maxPerOrder")
                        .with("ticketId", id)
                        .with("requested", requested)
                        .with("maximum", max)
                        .build();
            case OrderProblem.BuyerLimit(var id, var requested, var max, var remaining) ->
                problem(
                                409,
                                "buyer-limit",
                                "Buyer limit reached",
                                "You may have at most " + max + " of ticket " + id + ", and can order " + remaining
                                        + " more.")
                        .with("ticketId", id)
                        .with("requested", requested)
                        .with("maximum", max)
                        .with("remaining", remaining)
                        .build();
        };
    }

    private static HttpProblem notOnSale(OrderProblem.NotOnSale problem) {
        var builder = problem(
                        409, "not-on-sale", "Not on sale", "Ticket " + problem.ticketId() + " is not on sale now.")
                .with("ticketId", problem.ticketId());
        if (problem.onSaleFrom() != null) {
            builder.with("onSaleFrom", problem.onSaleFrom());
        }
        if (problem.onSaleUntil() != null) {
            builder.with("onSaleUntil", problem.onSaleUntil());
        }
        return builder.build();
    }

    private static HttpProblem toHttp(OrderProblem.OfWhole problem) {
        return switch (problem) {
            case OrderProblem.TooManyLines(var max) ->
                problem(409, "limit-exceeded", "Limit exceeded", "An order may have at most " + max + " lines.")
                        .with("limit", "maxLines")
                        .with("maximum", max)
                        .build();
            case OrderProblem.TooManyOpenOrders(var max) ->
                problem(
                                409,
                                "limit-exceeded",
                                "Limit exceeded",
                                "You may have at most " + max + " unpaid orders at a time.")
                        .with("limit", "maxOpenOrders")
                        .with("maximum", max)
                        .build();
            case OrderProblem.TotalTooHigh(var total, var maximum) ->
                problem(
                                409,
                                "limit-exceeded",
                                "Limit exceeded",
                                "The total of an order may be at most " + maximum.text() + ", but is " + total.text()
                                        + ".")
                        .with("limit", "maxTotal")
                        .with("total", total)
                        .with("maximumTotal", maximum)
                        .build();
            case OrderProblem.MixedCurrencies(var currencies) ->
                problem(
                                422,
                                "mixed-currencies",
                                "Mixed currencies",
                                "All items in an order must use the same currency, but these use "
                                        + String.join(" and ", currencies) + ".")
                        .with("currencies", currencies)
                        .build();
            case OrderProblem.ConflictingPrices(var id) ->
                Problems.badRequest("Two lines expect different prices for ticket " + id + ".");
            case OrderProblem.CartEmpty() ->
                problem(409, "cart-empty", "Cart is empty", "Your cart contains no tickets to check out.")
                        .build();
        };
    }

    private static HttpProblem toHttp(OrderProblem.OfStatus problem) {
        return switch (problem) {
            case OrderProblem.IllegalTransition(var id, var from, var to) ->
                problem(409, "illegal-transition", "Illegal transition", "Order " + id + " is " + from + ".")
                        .with("from", from)
                        .with("to", to)
                        .with("allowed", from.allowed())
                        .build();
            case OrderProblem.HoldExpired(var id, var expiresAt) ->
                problem(409, "hold-expired", "Hold expired", "The hold of order " + id + " has expired.")
                        .with("expiresAt", expiresAt)
                        .build();
            case OrderProblem.UnknownPaymentMethod(var method, var provider) ->
                problem(
                                422,
                                "unknown-payment-method",
                                "Unknown payment method",
                                "This payment method is not available with " + provider + ".")
                        .with("paymentMethod", method)
                        .build();
            case OrderProblem.PaymentPending(var id, var method) ->
                problem(
                                409,
                                "payment-pending",
                                "Payment pending",
                                "A payment for order " + id + " is already in progress. Wait for its outcome.")
                        .with("paymentMethod", method)
                        .build();
            case OrderProblem.LastLine(var ticketId) ->
                problem(
                                409,
                                "last-line",
                                "Last line",
                                "Ticket " + ticketId + " is the only line of the order. Cancel the order instead.")
                        .with("ticketId", ticketId)
                        .build();
            case OrderProblem.RefundPending(var id) ->
                problem(409, "refund-pending", "Refund pending", "A refund of order " + id + " is already in progress.")
                        .build();
        };
    }
}
