package dev.boxoffice.tickets.problem;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

@Provider
public class TicketProblemMapper implements ExceptionMapper<TicketException> {

    @Override
    public Response toResponse(TicketException exception) {
        return toHttp(exception.problem()).toResponse();
    }

    public static HttpProblem toHttp(TicketProblem problem) {
        return switch (problem) {
            case TicketProblem.NotFound(var what, var id) -> Problems.notFound(what, id);
            case TicketProblem.NotYours(var what, var id) ->
                Problems.problem(
                                403,
                                "not-yours",
                                "Not yours",
                                "Only an owner or editor of the organiser, or an operator, may change " + what + " "
                                        + id + ".")
                        .build();
            case TicketProblem.Withdrawn(var id) ->
                Problems.problem(409, "withdrawn", "Withdrawn", "Ticket " + id + " is withdrawn and cannot change.")
                        .build();
            case TicketProblem.Invalid(var field, var message) -> invalid(field, message);
            case TicketProblem.CapacityBelowSold(var capacity, var held, var sold) ->
                capacityBelowSold(capacity, held, sold);
            case TicketProblem.CurrencyFixed(var currency, var held, var sold) -> currencyFixed(currency, held, sold);
            case TicketProblem.LimitExceeded(var limit, var maximum, var detail) ->
                Problems.problem(409, "limit-exceeded", "Limit exceeded", detail)
                        .with("limit", limit)
                        .with("maximum", maximum)
                        .build();
            case TicketProblem.ShowHasOtherTickets(var showId) ->
                Problems.problem(
                                409,
                                "show-has-other-tickets",
                                "Show has other tickets",
                                "Title, description, venue and start belong to the show, which has other tickets."
                                        + " Change show " + showId + " instead.")
                        .with("showId", showId)
                        .build();
            case TicketProblem.ShowCalledOff(var showId) ->
                Problems.problem(409, "show-called-off", "Show is called off", "Show " + showId + " is called off.")
                        .with("showId", showId)
                        .build();
            case TicketProblem.ShowNotPublished(var showId) ->
                Problems.problem(
                                409,
                                "show-not-published",
                                "Show is not published",
                                "Show " + showId + " is a draft and cannot be called off.")
                        .with("showId", showId)
                        .build();
            case TicketProblem.PreconditionRequired() ->
                Problems.problem(
                                428,
                                "precondition-required",
                                "Precondition required",
                                "Send the ETag of the representation that you read in If-Match.")
                        .build();
            case TicketProblem.Stale(var currentVersion) ->
                Problems.problem(412, "stale", "Stale", "The resource has changed since you read it. Read it again.")
                        .with("currentVersion", currentVersion)
                        .build();
        };
    }

    private static HttpProblem capacityBelowSold(int capacity, int held, int sold) {
        return Problems.problem(
                        409,
                        "capacity-below-sold",
                        "Capacity below held and sold units",
                        "A capacity of " + capacity + " is less than the " + ((long) held + sold)
                                + " units held and sold.")
                .with("capacity", capacity)
                .with("held", held)
                .with("sold", sold)
                .build();
    }

    private static HttpProblem currencyFixed(String currency, int held, int sold) {
        return Problems.problem(
                        409,
                        "currency-fixed",
                        "Currency is fixed",
                        "The currency must stay " + currency + " because units are held or sold.")
                .with("currency", currency)
                .with("held", held)
                .with("sold", sold)
                .build();
    }

    private static HttpProblem invalid(String field, String message) {
        return Problems.problem(400, "bad-request", "Bad request", "Field " + field + " " + message + ".")
                .with("violations", List.of(Map.of("field", field, "in", "body", "message", message)))
                .build();
    }
}
