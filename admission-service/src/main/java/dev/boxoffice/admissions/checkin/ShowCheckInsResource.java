package dev.boxoffice.admissions.checkin;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/shows/{showId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Check-in")
class ShowCheckInsResource {

    private static final Cursor START = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private final CheckInTable table;
    private final DoorList doorList;
    private final DoorAccess access;
    private final Caller caller;

    ShowCheckInsResource(CheckInTable table, DoorList doorList, DoorAccess access, Caller caller) {
        this.table = table;
        this.doorList = doorList;
        this.access = access;
        this.caller = caller;
    }

    @GET
    @Path("check-ins")
    @ClientScope(ClientScope.CHECK_INS_WRITE)
    @Operation(
            operationId = "listCheckIns",
            summary = "List the scans at a show",
            description = "Newest first, including refused ones.")
    @APIResponse(
            responseCode = "200",
            description = "One page. Pass next as after to get the following page.",
            content = @Content(schema = @Schema(implementation = CheckInPage.class)))
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID)
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = CheckInTexts.NO_SHOW)
    public Response list(
            @PathParam("showId") UUID showId,
            @Parameter(
                            description =
                                    "Only holders who were let in offline although an online check would have refused.")
                    @QueryParam("conflict")
                    @DefaultValue("false")
                    Boolean conflict,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @QueryParam("after") String after,
            @Context UriInfo uri) {
        requireAccess(showId);
        Cursor from = after == null ? START : Cursor.parse(after);
        return Page.of(
                        table.page(showId, conflict, from.at(), from.id(), limit),
                        limit,
                        checkIn -> new Cursor(checkIn.recordedAt(), checkIn.id()),
                        CheckInResponse::of,
                        null)
                .toResponse(uri);
    }

    @GET
    @Path("door-list")
    @ClientScope(ClientScope.CHECK_INS_WRITE)
    @Operation(
            operationId = "getDoorList",
            summary = "Get the admissions of a show for scanners",
            description =
                    "Without after, the list starts with the first admission. Pass next as after, at once while more is"
                            + " true and then every few seconds, to get admissions that were issued or have changed since. A"
                            + " later state of an admission replaces the earlier one. With it and the public keys, a scanner"
                            + " decides offline.")
    @APIResponse(responseCode = "200", description = "The next part of the list")
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID)
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = CheckInTexts.NO_SHOW)
    public DoorListResponse doorList(
            @PathParam("showId") UUID showId,
            @QueryParam("limit") @DefaultValue("" + DoorList.MAX_LIMIT) @Min(1) @Max(DoorList.MAX_LIMIT) Integer limit,
            @QueryParam("after") String after) {
        DoorListCursor from = DoorListCursor.parse(after);
        requireAccess(showId);
        return doorList.read(showId, from, limit);
    }

    private void requireAccess(UUID showId) {
        if (!access.mayCheckIn(DoorAccess.Staff.of(caller), showId)) {
            throw Problems.notFound("show", showId);
        }
    }

    /** For the OpenAPI document only: the shape of a {@link Page} of check-ins. */
    record CheckInPage(List<CheckInResponse> items, String next) {}
}
