package dev.boxoffice.admissions.checkin;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.PartialEffectException;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/check-ins")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Check-in")
class CheckInResource {

    private static final String EARLIER_SCANS_STAY =
            "The database is unavailable or busy. Earlier scans of the request are recorded. Repeat the request with the"
                    + " same nonces to learn their results and to check the others.";

    private final CheckIns checkIns;
    private final CheckInTable table;
    private final DoorAccess access;
    private final Caller caller;

    CheckInResource(CheckIns checkIns, CheckInTable table, DoorAccess access, Caller caller) {
        this.checkIns = checkIns;
        this.table = table;
        this.access = access;
        this.caller = caller;
    }

    /** One item per scan, in the order of the request. */
    @Schema(name = "CheckIns")
    record CheckInsResponse(List<CheckInResponse> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ClientScope(ClientScope.CHECK_INS_WRITE)
    @Operation(
            operationId = "checkIn",
            summary = "Check codes at the door",
            description =
                    "Decides and records one scan or a batch. A scan has a code, or an admission that staff have chosen from the"
                            + " door list. The first entry of an admission wins across all gates. Later"
                            + " ones are REFUSED with the time and gate of the first. Each scan takes effect by itself, in the"
                            + " order of the request. After a failure, repeat the request: scans with a known nonce are"
                            + " returned as they were recorded. An `outcome-unknown` says that earlier scans of the batch are"
                            + " recorded. The body has at most 64 KiB; after a `body-too-large`, send fewer scans.")
    @APIResponse(
            responseCode = "200",
            description = "The scans are recorded. Check the result of each: a refused scan is not an error.")
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID + " No scan is recorded.")
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = CheckInTexts.NO_SHOW)
    public CheckInsResponse checkIn(@NotNull @Valid CheckInRequest request) {
        request.requireComplete();
        var staff = DoorAccess.Staff.of(caller);
        if (!access.mayCheckIn(staff, request.showId())) {
            throw Problems.notFound("show", request.showId());
        }
        return new CheckInsResponse(record(request, staff));
    }

    private List<CheckInResponse> record(CheckInRequest request, DoorAccess.Staff staff) {
        var recorded = new ArrayList<CheckInResponse>();
        for (CheckInRequest.Item item : request.items()) {
            try {
                recorded.add(CheckInResponse.of(checkIns.scan(request.showId(), staff.id(), item.scan())));
            } catch (RuntimeException e) {
                throw recorded.isEmpty() ? e : new PartialEffectException(EARLIER_SCANS_STAY, e);
            }
        }
        return recorded;
    }

    @POST
    @Path("{id}/undo")
    @ClientScope(ClientScope.CHECK_INS_WRITE)
    @Operation(
            operationId = "undoCheckIn",
            summary = "Undo an entry",
            description = "The admission admits again. The record of the scan stays.")
    @APIResponse(responseCode = "200", description = "The entry is undone.")
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(
            responseCode = "404",
            description =
                    "The check-in does not exist, or the caller does not work at the door of its show (`not-found`).")
    @APIResponse(
            responseCode = "409",
            description =
                    "The check-in is not the entry in force: it was refused, undone, or an exit, or another entry is in"
                            + " force (`not-in-force`).")
    public CheckInResponse undo(@PathParam("id") UUID id) {
        var staff = DoorAccess.Staff.of(caller);
        CheckIn found = table.find(id)
                .filter(checkIn -> access.mayCheckIn(staff, checkIn.showId()))
                .orElseThrow(() -> Problems.notFound("check-in", id));
        return switch (checkIns.undo(found, staff.id())) {
            case DONE -> CheckInResponse.of(table.find(id).orElseThrow());
            case NOT_IN_FORCE ->
                throw Problems.problem(
                                409,
                                "not-in-force",
                                "Not in force",
                                "Check-in " + id + " is not the entry in force, so it cannot be undone.")
                        .with("checkInId", id)
                        .build();
        };
    }
}
