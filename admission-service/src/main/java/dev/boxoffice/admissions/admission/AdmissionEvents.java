package dev.boxoffice.admissions.admission;

import dev.boxoffice.events.AdmissionV1;
import dev.boxoffice.events.EventType;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Publishes changes in the transaction that makes them. */
@ApplicationScoped
class AdmissionEvents {

    private final Outbox outbox;

    AdmissionEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void issued(List<Admission> admissions) {
        outbox.append(admissions.stream()
                .map(admission -> new Outbox.Entry(
                        admission.isValid() ? EventType.ADMISSION_ISSUED : EventType.ADMISSION_VOIDED,
                        payload(admission)))
                .toList());
    }

    void voided(List<Admission> admissions) {
        append(EventType.ADMISSION_VOIDED, admissions);
    }

    void erased(List<Admission> admissions) {
        append(EventType.ADMISSION_HOLDER_ERASED, admissions);
    }

    void claimed(List<Admission> admissions) {
        append(EventType.ADMISSION_CLAIMED, admissions);
    }

    void transferred(Admission admission) {
        outbox.append(EventType.ADMISSION_TRANSFERRED, payload(admission));
    }

    void renamed(Admission admission) {
        outbox.append(EventType.ADMISSION_HOLDER_RENAMED, payload(admission));
    }

    /** Publishes entries in the traces of their arrivals. */
    void entered(List<Admission> admissions, List<Arrival> arrivals) {
        Map<UUID, Arrival> byCheckIn =
                arrivals.stream().collect(Collectors.toMap(Arrival::checkInId, Function.identity()));
        outbox.append(admissions.stream()
                .map(admission -> new Outbox.Entry(
                        EventType.ADMISSION_ENTERED,
                        payload(admission),
                        byCheckIn.get(admission.entry().checkInId()).traceparent()))
                .toList());
    }

    void left(Admission admission) {
        outbox.append(EventType.ADMISSION_LEFT, payload(admission));
    }

    void entryUndone(Admission admission) {
        outbox.append(EventType.ADMISSION_ENTRY_UNDONE, payload(admission));
    }

    private void append(EventType type, List<Admission> admissions) {
        outbox.append(admissions.stream()
                .map(admission -> new Outbox.Entry(type, payload(admission)))
                .toList());
    }

    private static AdmissionV1 payload(Admission admission) {
        Admission.Entry entry = admission.entry();
        return new AdmissionV1(
                admission.id(),
                admission.orderId(),
                admission.ticketId(),
                admission.number(),
                admission.holderId(),
                admission.holderName(),
                admission.generation(),
                admission.status().name(),
                admission.voidReason(),
                entry == null ? null : entry.at(),
                entry == null ? null : entry.gate(),
                admission.inside(),
                admission.version(),
                admission.createdAt(),
                admission.updatedAt());
    }
}
