package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.EntityTags;
import dev.boxoffice.tickets.TicketTexts;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What everyone may read of an organiser, by the name in its address. */
@Path("/api/organisers/by-slug/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisers")
class OrganiserSlugResource {

    private final FindOrganisers findOrganisers;

    OrganiserSlugResource(FindOrganisers findOrganisers) {
        this.findOrganisers = findOrganisers;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getOrganiserBySlug",
            summary = "Find an organiser by its slug",
            description = "Returns the organiser without its members.")
    @APIResponse(
            responseCode = "200",
            description = "The organiser.",
            content = @Content(schema = @Schema(implementation = OrganiserResponse.class)))
    @APIResponse(responseCode = "304", description = "The organiser still matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "404", description = "No organiser has this slug (`not-found`).")
    @APIResponse(responseCode = "412", description = OrganiserTexts.STALE)
    public Response get(@PathParam("slug") String slug, @Context HttpHeaders headers) {
        OrganiserSnapshot organiser = findOrganisers.findBySlug(slug);
        return EntityTags.respond(
                        headers,
                        new EntityTag(organiser.version() + ".public"),
                        () -> OrganiserResponse.withoutMembers(organiser))
                .build();
    }
}
