package dev.boxoffice.orders.order;

import static dev.boxoffice.http.Problems.problem;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Turns every {@link OrderProblem} into its problem details. */
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
        };
    }

    private static HttpProblem toHttp(OrderProblem.OfLine problem) {
        return switch (problem) {
            case OrderProblem.UnknownTicket(var id) ->
                problem(422, "unknown-ticket", "Unknown ticket", "No ticket " + id + " is known here, or not yet.")
                        .with("ticketId", id)
                        .build();
            case OrderProblem.NotOnSale(var id) ->
                problem(409, "not-on-sale", "Not on sale", "Ticket " + id + " is not on sale.")
                        .with("ticketId", id)
                        .build();
            case OrderProblem.SoldOut(var id, var requested, var available) ->
                problem(409, "sold-out", "Sold out", "Of ticket " + id + " there are only " + available + " left.")
                        .with("ticketId", id)
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
                problem(409, "limit-exceeded", "Limit exceeded", "One order may hold " + max + " of ticket " + id + ".")
                        .with("limit", "maxPerOrder")
                        .with("ticketId", id)
                        .with("requested", requested)
                        .with("maximum", max)
                        .build();
        };
    }

    private static HttpProblem toHttp(OrderProblem.OfWhole problem) {
        return switch (problem) {
            case OrderProblem.TooManyLines(var max) ->
                problem(409, "limit-exceeded", "Limit exceeded", "One order may have " + max + " lines.")
                        .with("limit", "maxLines")
                        .with("maximum", max)
                        .build();
            case OrderProblem.TooManyOpenOrders(var max) ->
                problem(409, "limit-exceeded", "Limit exceeded", "You may have " + max + " unpaid orders at a time.")
                        .with("limit", "maxOpenOrders")
                        .with("maximum", max)
                        .build();
            case OrderProblem.MixedCurrencies(var currencies) ->
                problem(
                                422,
                                "mixed-currencies",
                                "Mixed currencies",
                                "One order has one currency, and this would have " + String.join(" and ", currencies)
                                        + ".")
                        .with("currencies", currencies)
                        .build();
            case OrderProblem.ConflictingPrices(var id) ->
                Problems.badRequest("Two lines expect different prices of ticket " + id + ".");
            case OrderProblem.CartEmpty() ->
                problem(409, "cart-empty", "Cart empty", "There is nothing in your cart to check out.")
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
                problem(409, "hold-expired", "Hold expired", "The hold of order " + id + " has run out.")
                        .with("expiresAt", expiresAt)
                        .build();
            case OrderProblem.UnknownPaymentMethod(var method, var provider) ->
                problem(422, "unknown-payment-method", "Unknown payment method", provider + " cannot use this method.")
                        .with("paymentMethod", method)
                        .build();
            case OrderProblem.PaymentPending(var id, var method) ->
                problem(
                                409,
                                "payment-pending",
                                "Payment pending",
                                "Order " + id + " is being paid already; wait for the outcome.")
                        .with("paymentMethod", method)
                        .build();
            case OrderProblem.RefundPending(var id) ->
                problem(409, "refund-pending", "Refund pending", "Order " + id + " is being refunded already.")
                        .build();
        };
    }
}
