package dev.boxoffice.tickets.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.boxoffice.http.EntityTags;
import dev.boxoffice.tickets.TicketTexts;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The choices for the filters of the list of shows. */
@Path("/api/shows/facets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Shows")
class ShowFacetsResource {

    /** Counting reads every upcoming show, and the choices seldom change. */
    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private static final String ALL = "all";

    private final LoadingCache<String, EncodedPage> cache;

    ShowFacetsResource(ShowFacets facets, ObjectMapper json) {
        cache = Caffeine.newBuilder().expireAfterWrite(MAX_AGE).build(_ -> encoded(facets.count(), json));
    }

    private static EncodedPage encoded(ShowFacets.Facets facets, ObjectMapper json) {
        try {
            return EncodedPage.of(json.writeValueAsBytes(facets), null);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listShowFacets",
            summary = "List the choices for filters of shows",
            description = "Returns the cities, categories, currencies and months of published shows that have not"
                    + " started, with the number of shows. The figures may be ten seconds old.")
    @APIResponse(
            responseCode = "200",
            description = "The choices.",
            content = @Content(schema = @Schema(implementation = ShowFacets.Facets.class)))
    @APIResponse(responseCode = "304", description = "The choices still match an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(
            responseCode = "412",
            description = "The choices have changed since they were read (`stale`), or If-Match has only weak ETags"
                    + " (`weak-etag`).")
    public Response facets(@Context HttpHeaders headers) {
        EncodedPage facets = cache.get(ALL);
        return EntityTags.respond(headers, facets.tag(), facets::json).build();
    }
}
