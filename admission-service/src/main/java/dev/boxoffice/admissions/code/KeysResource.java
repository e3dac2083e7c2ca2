package dev.boxoffice.admissions.code;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Codes")
class KeysResource {

    /** Short, so that scanners know a new key before it signs. */
    private static final String CACHING = "public, max-age=300";

    private final String document;

    KeysResource(SigningKeys keys) {
        this.document = keys.publicKeys();
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "getAdmissionKeys",
            summary = "Get the public keys of codes",
            description = "A JWKS document (RFC 7517) with the Ed25519 keys that verify the codes of admissions.")
    @SecurityRequirements
    @APIResponse(
            responseCode = "200",
            description = "The keys, the signing one first",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response keys() {
        return Response.ok(document).header(HttpHeaders.CACHE_CONTROL, CACHING).build();
    }
}
