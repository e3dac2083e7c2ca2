package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

@Provider
class TicketProblemMapper implements ExceptionMapper<TicketException> {

    @Override
    public Response toResponse(TicketException exception) {
        return toHttp(exception.problem()).toResponse();
    }

    static HttpProblem toHttp(TicketProblem problem) {
        return switch (problem) {
            case TicketProblem.NotFound(var id) -> Problems.notFound("ticket", id);
            case TicketProblem.NotYours(var id) ->
                Problems.problem(
                                403,
                                "not-yours",
                                "Not yours",
                                "Only the seller or an operator may change ticket " + id + ".")
                        .build();
            case TicketProblem.Withdrawn(var id) ->
                Problems.problem(409, "withdrawn", "Withdrawn", "Ticket " + id + " is withdrawn and cannot change.")
                        .build();
            case TicketProblem.StartsInThePast(var startsAt) ->
                invalid(
                        "startsAt must be in the future, but is " + startsAt + ".",
                        "startsAt",
                        "must be in the future");
            case TicketProblem.InvalidPrice(var field, var message) ->
                invalid("The price cannot be used: " + message + ".", field, message);
            case TicketProblem.CapacityBelowSold(var capacity, var stock) ->
                Problems.problem(
                                409,
                                "capacity-below-sold",
                                "Capacity below held and sold units",
                                "A capacity of " + capacity + " is less than the " + stock.heldAndSold()
                                        + " units held and sold.")
                        .with("capacity", capacity)
                        .with("held", stock.held())
                        .with("sold", stock.sold())
                        .build();
            case TicketProblem.CurrencyFixed(var currency, var stock) ->
                Problems.problem(
                                409,
                                "currency-fixed",
                                "Currency is fixed",
                                "The currency must stay " + currency + " because units are held or sold.")
                        .with("currency", currency)
                        .with("held", stock.held())
                        .with("sold", stock.sold())
                        .build();
            case TicketProblem.TooManyTickets(var maximum) ->
                Problems.problem(
                                409,
                                "limit-exceeded",
                                "Limit exceeded",
                                "You may have at most " + maximum + " upcoming tickets on sale. Withdraw one first.")
                        .with("limit", "maxPerSeller")
                        .with("maximum", maximum)
                        .build();
            case TicketProblem.PreconditionRequired() ->
                Problems.problem(
                                428,
                                "precondition-required",
                                "Precondition required",
                                "Send the ETag of the ticket that you read in If-Match.")
                        .build();
            case TicketProblem.Stale(var currentVersion) ->
                Problems.problem(412, "stale", "Stale", "The ticket has changed since you read it. Read it again.")
                        .with("currentVersion", currentVersion)
                        .build();
        };
    }

    private static HttpProblem invalid(String detail, String field, String message) {
        return Problems.problem(400, "bad-request", "Bad request", detail)
                .with("violations", List.of(Map.of("field", field, "in", "body", "message", message)))
                .build();
    }
}
