package dev.boxoffice.admissions.view;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.admissions.admission.AdmissionStatus;
import dev.boxoffice.admissions.holder.Holders;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.Text;
import dev.boxoffice.http.input.MergePatch;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admissions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Admissions")
class AdmissionResource {

    private final AdmissionReader reader;
    private final Holders holders;
    private final MergePatch mergePatch;
    private final Caller caller;

    AdmissionResource(AdmissionReader reader, Holders holders, MergePatch mergePatch, Caller caller) {
        this.reader = reader;
        this.holders = holders;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @GET
    @ClientScope(value = ClientScope.ADMISSIONS_READ, forBuyer = true)
    @Operation(
            operationId = "listAdmissions",
            summary = "List my admissions",
            description =
                    "Returns the admissions that the caller holds, newest first. A paid order has its admissions within"
                            + " seconds.")
    @APIResponse(
            responseCode = "200",
            description = "One page. Pass next as after to get the following page.",
            content = @Content(schema = @Schema(implementation = AdmissionPage.class)))
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID)
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    public Response list(
            @Parameter(description = "Only admissions with this status.") @QueryParam("status") AdmissionStatus status,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @QueryParam("after") String after,
            @Parameter(description = "Adds total, the number of admissions on all pages.")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri) {
        return reader.mine(caller, status, Cursor.parse(after), limit, count).toResponse(uri);
    }

    @GET
    @Path("{id}")
    @ClientScope(value = ClientScope.ADMISSIONS_READ, forBuyer = true)
    @Operation(
            operationId = "getAdmission",
            summary = "Get an admission",
            description =
                    "For its holder, the buyer of the order, operators, and members of the show's organiser with the role"
                            + " OWNER or SUPPORT. After a transfer, the buyer sees neither the code nor the"
                            + " holder's name.")
    @APIResponse(responseCode = "200", description = "The admission")
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = AdmissionTexts.NOT_FOUND)
    public AdmissionResponse get(@PathParam("id") UUID id) {
        return reader.find(caller, id).orElseThrow(() -> Problems.notFound("admission", id));
    }

    /** The fields of an admission that its holder can change. */
    @Schema(name = "AdmissionPatch")
    record AdmissionPatch(
            @Text(max = Holders.MAX_NAME)
            @Schema(maxLength = Holders.MAX_NAME, description = "The name to show at the door; null removes it.")
            String holderName) {

        AdmissionPatch {
            holderName = NormalForm.trimmed(holderName);
        }
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "patchAdmission",
            summary = "Name the holder of an admission",
            description =
                    "For its holder and operators, until the first entry, and only if the show asks for names. A name can"
                            + " always be removed. A repeated request has no further effect. The body is a JSON Merge Patch"
                            + " (RFC 7396). A service client without the scope admissions:read gets no code.")
    @APIResponse(responseCode = "200", description = "The admission with the name")
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID)
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = "The caller does not hold the admission (`not-found`).")
    @APIResponse(
            responseCode = "409",
            description =
                    "The patch has a name, but the show does not ask for names (`holder-name-not-asked`), or the admission"
                            + " is void (`admission-void`) or has an entry (`admission-entered`).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = AdmissionPatch.class),
                            examples = @ExampleObject(name = "a name", value = "{\"holderName\": \"Ada Lovelace\"}")))
    public AdmissionResponse patch(@PathParam("id") UUID id, @NotNull byte[] patch) {
        holders.rename(
                caller,
                id,
                name -> mergePatch
                        .apply(patch, new AdmissionPatch(name), AdmissionPatch.class)
                        .holderName());
        return get(id);
    }

    /** For the OpenAPI document only: the shape of a {@link Page} of admissions. */
    record AdmissionPage(List<AdmissionResponse> items, String next, Long total) {}
}
