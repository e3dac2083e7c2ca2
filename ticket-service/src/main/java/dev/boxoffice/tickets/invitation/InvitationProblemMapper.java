package dev.boxoffice.tickets.invitation;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
class InvitationProblemMapper implements ExceptionMapper<InvitationException> {

    @Override
    public Response toResponse(InvitationException exception) {
        return toHttp(exception.problem()).toResponse();
    }

    private static HttpProblem toHttp(InvitationProblem problem) {
        return switch (problem) {
            case InvitationProblem.NotFound(var id) -> Problems.notFound("invitation", id);
            case InvitationProblem.NotOpen() ->
                Problems.problem(
                                404,
                                "not-found",
                                "Not found",
                                "The token belongs to no open invitation. It may be accepted, revoked or expired. Ask for"
                                        + " a new invitation.")
                        .build();
            case InvitationProblem.TooMany(var maximum) ->
                Problems.problem(
                                409,
                                "limit-exceeded",
                                "Limit exceeded",
                                "An organiser has at most " + maximum + " open invitations. Revoke one first.")
                        .with("limit", "maxInvitations")
                        .with("maximum", maximum)
                        .build();
        };
    }
}
