package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
class OrganiserProblemMapper implements ExceptionMapper<OrganiserException> {

    @Override
    public Response toResponse(OrganiserException exception) {
        return toHttp(exception.problem()).toResponse();
    }

    private static HttpProblem toHttp(OrganiserProblem problem) {
        return switch (problem) {
            case OrganiserProblem.NotFound(var id) -> Problems.notFound("organiser", id);
            case OrganiserProblem.SlugNotFound(var slug) -> Problems.notFound("organiser", slug);
            case OrganiserProblem.MemberNotFound(var subject) -> Problems.notFound("member", subject);
            case OrganiserProblem.RoleRequired(var id, var role) ->
                Problems.problem(
                                403,
                                "not-yours",
                                "Not yours",
                                "This requires the role " + role + " of organiser " + id + ".")
                        .with("organiserId", id)
                        .with("role", role)
                        .build();
            case OrganiserProblem.NoOrganiser() ->
                Problems.problem(
                                403,
                                "organiser-required",
                                "Organiser required",
                                "This service client is not an EDITOR or OWNER of any organiser. An owner can invite it.")
                        .build();
            case OrganiserProblem.AlreadyMember(var id) ->
                Problems.problem(
                                409,
                                "already-member",
                                "Already a member",
                                "You are already a member of organiser " + id + ". An owner can change your role.")
                        .build();
            case OrganiserProblem.LastOwner(var subject) ->
                Problems.problem(
                                409,
                                "last-owner",
                                "Last owner",
                                subject + " is the only OWNER. Give another member this role first.")
                        .build();
            case OrganiserProblem.TooManyMembers(var maximum) ->
                limit("maxMembers", maximum, "An organiser has at most " + maximum + " members.");
            case OrganiserProblem.TooManyOrganisers(var maximum) ->
                limit("maxOrganisers", maximum, "You may own at most " + maximum + " organisers.");
            case OrganiserProblem.SlugTaken(var slug) ->
                Problems.problem(
                                409,
                                "slug-taken",
                                "Slug taken",
                                "Another organiser has the slug " + slug + ". Choose another one.")
                        .build();
        };
    }

    private static HttpProblem limit(String name, int maximum, String detail) {
        return Problems.problem(409, "limit-exceeded", "Limit exceeded", detail)
                .with("limit", name)
                .with("maximum", maximum)
                .build();
    }
}
