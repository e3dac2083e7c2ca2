package dev.boxoffice.admissions.checkin;

import dev.boxoffice.admissions.code.AdmissionCode;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Scans at the gates of one show. */
@Schema(name = "CheckInRequest")
record CheckInRequest(
        @NotNull @Schema(description = "The show that the gates admit to.")
        UUID showId,

        @NotNull
        @Size(min = 1, max = MAX_SCANS)
        @Schema(description = "One scan, or those that a scanner has kept while it was offline.")
        List<@NotNull @Valid Item> items) {

    static final int MAX_SCANS = 100;

    private static final int MAX_GATE = 50;

    @Schema(name = "Scan")
    record Item(
            @Schema(
                    description = "The text that was scanned, of any length. A text that is no code is refused."
                            + " Required without admission.")
            String code,

            @Valid @Schema(description = "An admission that staff have chosen from the door list, instead of a code.")
            Listed admission,

            @NotNull
            @Text(max = MAX_GATE)
            @Schema(minLength = 1, maxLength = MAX_GATE, description = "The name of the gate, for people.")
            String gate,

            @NotNull
            @Pattern(regexp = "[!-~]{1,64}")
            @Schema(
                    description =
                            "The scanner's name for the scan, unique at the gate, for example a UUID. A repeated scan"
                                    + " with the same nonce has no further effect.")
            String nonce,

            @Schema(description = "ENTRY by default.") CheckIn.Direction direction,

            @Schema(description = "When the code was scanned; now by default. Required with offline.")
            Instant at,

            @Schema(
                    description = "Whether the scanner has opened the door without asking. The scan is then always"
                            + " accepted, and has a reason if it is in conflict with the state of the admission.")
            Boolean offline) {

        boolean isOffline() {
            return Boolean.TRUE.equals(offline);
        }

        Scan scan() {
            return new Scan(
                    code,
                    admission == null ? null : admission.code(),
                    gate,
                    direction == null ? CheckIn.Direction.ENTRY : direction,
                    at,
                    nonce,
                    isOffline());
        }
    }

    /** An entry of the door list. */
    @Schema(name = "ListedAdmission")
    record Listed(
            @NotNull UUID id,

            @NotNull @Min(1) @Schema(description = "As in the list, so that staff do not let in a previous holder.")
            Integer generation) {

        AdmissionCode code() {
            return new AdmissionCode(id, generation);
        }
    }

    /** Throws a 400 problem for a scan without its code or admission, or with both, and for an offline scan without its time. */
    void requireComplete() {
        for (int i = 0; i < items.size(); i++) {
            if ((items.get(i).code() == null) == (items.get(i).admission() == null)) {
                throw Problems.badRequest("items[" + i + "] must have either code or admission.");
            }
            if (items.get(i).isOffline() && items.get(i).at() == null) {
                throw Problems.badRequest("items[" + i + "].at is required, because the scan was offline.");
            }
        }
    }
}
