package dev.boxoffice.admissions.checkin;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.admissions.admission.Arrival;
import dev.boxoffice.admissions.code.AdmissionCode;
import dev.boxoffice.outbox.Traceparent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A scan that asks whether to open the door for an entry. */
record OnlineEntry(Arrival arrival, Scan scan, String staff) {

    static OnlineEntry of(UUID showId, String staff, Scan scan, AdmissionCode code) {
        Instant at = scan.at() == null ? Instant.now() : scan.at();
        var arrival = new Arrival(
                UuidCreator.getTimeOrderedEpoch(),
                code.admissionId(),
                code.generation(),
                showId,
                scan.gate(),
                at.truncatedTo(ChronoUnit.MICROS),
                false,
                Traceparent.current());
        return new OnlineEntry(arrival, scan, staff);
    }
}
