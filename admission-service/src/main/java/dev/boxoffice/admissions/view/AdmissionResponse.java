package dev.boxoffice.admissions.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.admissions.admission.AdmissionStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Admission")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdmissionResponse(
        UUID id,
        UUID orderId,

        @Schema(description = "The number of the unit within its order line, from 1.")
        int number,

        AdmissionStatus status,

        @Schema(description = "Why the admission is void: refunded or called-off.")
        String voidReason,

        @Schema(description = "The subject of the holder's token: the buyer until the admission is transferred.")
        String holderId,

        @Schema(
                description =
                        "The name to show at the door; absent if the holder has given none, and for the buyer after a"
                                + " transfer.")
        String holderName,

        @Schema(description = "Whether the show asks for the names of holders. The door admits without one.")
        boolean asksHolderName,

        @Schema(description = "Grows by one with every transfer. Codes of earlier generations are invalid.")
        int generation,

        @Schema(
                description =
                        "The text to scan at the door, a compact JWS; only for the holder and staff, and only while the"
                                + " admission is valid. A service client needs the scope admissions:read.")
        String code,

        @Schema(description = "When the holder entered; absent before the entry, and for the buyer after a transfer.")
        Instant enteredAt,

        Ticket ticket,

        @Schema(description = "An open transfer; only for those who see the code.")
        OpenTransfer transfer,

        Instant createdAt,
        Instant updatedAt) {

    /** The ticket. Only its id is known until its event has arrived. */
    @Schema(name = "AdmissionTicket")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ticket(
            UUID id,
            UUID showId,
            UUID organiserId,
            String name,
            String title,
            String venue,
            Instant startsAt,
            String timeZone,
            String showStatus) {}

    @Schema(name = "OpenTransfer")
    public record OpenTransfer(Instant expiresAt) {}
}
