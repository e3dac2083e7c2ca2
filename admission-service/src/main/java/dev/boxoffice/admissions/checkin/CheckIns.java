package dev.boxoffice.admissions.checkin;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.admissions.admission.Admission;
import dev.boxoffice.admissions.admission.Admissions;
import dev.boxoffice.admissions.admission.Arrival;
import dev.boxoffice.admissions.code.AdmissionCode;
import dev.boxoffice.admissions.code.AdmissionCodes;
import dev.boxoffice.outbox.Traceparent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides and records scans. Online entries to which nothing objects share transactions; any other scan has a short one of its own. The
 * row of the admission orders scans with each other, refunds and transfers.
 */
@ApplicationScoped
class CheckIns {

    private static final int MAX_ATTEMPTS = 10;

    private final Admissions admissions;
    private final AdmissionCodes codes;
    private final CheckInTable table;
    private final EntryQueue entryQueue;
    private final boolean reEntry;

    CheckIns(
            Admissions admissions,
            AdmissionCodes codes,
            CheckInTable table,
            EntryQueue entryQueue,
            @ConfigProperty(name = "boxoffice.check-ins.re-entry") boolean reEntry) {
        this.admissions = admissions;
        this.codes = codes;
        this.table = table;
        this.entryQueue = entryQueue;
        this.reEntry = reEntry;
    }

    /** The record of a scan, and whether an earlier request has made it. */
    record Recorded(CheckIn checkIn, boolean replayed) {}

    /** Records a scan at a gate of a show once for each nonce. */
    Recorded scan(UUID showId, String staff, Scan scan) {
        AdmissionCode code = scan.listed() == null ? codes.read(scan.code()).orElse(null) : scan.listed();
        if (code != null && scan.direction() == CheckIn.Direction.ENTRY && !scan.offline()) {
            Optional<CheckIn> entered = entryQueue.enter(OnlineEntry.of(showId, staff, scan, code));
            if (entered.isPresent()) {
                return new Recorded(entered.get(), false);
            }
        }
        return decide(showId, staff, scan, code);
    }

    private Recorded decide(UUID showId, String staff, Scan scan, AdmissionCode code) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> attempt(showId, staff, scan, code));
            } catch (StaleScanException e) {
                // another transaction has changed what this one had read
            }
        }
        throw new IllegalStateException("a scan could not be recorded");
    }

    private Recorded attempt(UUID showId, String staff, Scan scan, AdmissionCode code) {
        CheckInTable.Earlier earlier = table.earlier(showId, scan).orElse(null);
        if (earlier != null && !earlier.same()) {
            return scan.offline()
                    ? attempt(showId, staff, scan.withDistinctNonce(), code)
                    : new Recorded(refused(showId, staff, scan), false);
        }
        if (earlier != null && !wasLetInAnyway(earlier.checkIn(), scan)) {
            return new Recorded(replay(earlier.checkIn(), scan), true);
        }
        UUID id = earlier == null
                ? UuidCreator.getTimeOrderedEpoch()
                : earlier.checkIn().id();
        Instant at = (scan.at() == null ? Instant.now() : scan.at()).truncatedTo(ChronoUnit.MICROS);
        boolean changed = code != null && change(id, showId, scan, code, at);
        Verdict verdict = changed && !scan.offline() ? Verdict.NONE : judge(showId, scan, code, changed);
        if (!changed && verdict.reason() == null) {
            throw new StaleScanException();
        }
        CheckIn checkIn = new CheckIn(
                id,
                showId,
                scan.gate(),
                scan.nonce(),
                scan.direction(),
                changed || scan.offline() ? CheckIn.Result.ACCEPTED : CheckIn.Result.REFUSED,
                verdict.reason() == null ? null : verdict.reason().code(),
                scan.offline(),
                scan.listed() != null,
                at,
                null,
                staff,
                verdict.first(),
                null,
                null);
        return new Recorded(
                table.insert(checkIn, verdict.admissionId(code), scan.hash()).orElseThrow(StaleScanException::new),
                false);
    }

    /** A scanner without a response opens the door itself, and reports it later with the same nonce. */
    private static boolean wasLetInAnyway(CheckIn earlier, Scan scan) {
        return scan.offline() && !earlier.offline() && earlier.result() == CheckIn.Result.REFUSED;
    }

    /** An undone entry must not open the door again. An offline scan has opened it already. */
    private static CheckIn replay(CheckIn earlier, Scan scan) {
        return earlier.undone() == null || scan.offline() ? earlier : earlier.refused(Reason.UNDONE);
    }

    private boolean change(UUID id, UUID showId, Scan scan, AdmissionCode code, Instant at) {
        if (scan.offline()) {
            // Orders late scans: an exit must see all entries that were recorded before
            admissions.lock(code.admissionId());
        }
        Optional<Admission> changed = switch (scan.direction()) {
            case ENTRY ->
                admissions.enter(
                        new Arrival(
                                id,
                                code.admissionId(),
                                code.generation(),
                                showId,
                                scan.gate(),
                                at,
                                scan.offline(),
                                Traceparent.current()),
                        reEntry);
            case EXIT -> admissions.leave(code.admissionId(), showId, scan.offline() ? at : null);
        };
        return changed.isPresent();
    }

    /** Why a scan is refused or, if it was offline, in conflict. */
    private Verdict judge(UUID showId, Scan scan, AdmissionCode code, boolean changed) {
        if (code == null) {
            return new Verdict(Reason.INVALID_CODE, null);
        }
        CheckInTable.Door door = table.door(code.admissionId()).orElse(null);
        if (door == null) {
            return new Verdict(Reason.UNKNOWN_ADMISSION, null);
        }
        if (!showId.equals(door.showId())) {
            return new Verdict(Reason.OTHER_SHOW, null);
        }
        Admission admission = door.admission();
        if (scan.direction() == CheckIn.Direction.EXIT) {
            return changed ? Verdict.NONE : new Verdict(exitRefusal(scan, admission), null);
        }
        if (!admission.isValid() || door.calledOff()) {
            return new Verdict(Reason.VOID, null);
        }
        if (admission.generation() != code.generation()) {
            return new Verdict(Reason.SUPERSEDED, null);
        }
        Admission.Entry entry = admission.entry();
        return changed || entry == null || (reEntry && !admission.inside())
                ? Verdict.NONE
                : new Verdict(Reason.ALREADY_ENTERED, new CheckIn.Entry(entry.at(), entry.gate()));
    }

    private static Reason exitRefusal(Scan scan, Admission admission) {
        return scan.offline() && admission.inside() ? Reason.ENTERED_LATER : Reason.NOT_INSIDE;
    }

    private static CheckIn refused(UUID showId, String staff, Scan scan) {
        return new CheckIn(
                null,
                showId,
                scan.gate(),
                scan.nonce(),
                scan.direction(),
                CheckIn.Result.REFUSED,
                Reason.NONCE_REUSED.code(),
                scan.offline(),
                scan.listed() != null,
                scan.at(),
                null,
                staff,
                null,
                null,
                null);
    }

    /** The outcome of undoing a check-in. */
    enum Undo {
        DONE,
        /** It is not the entry in force. */
        NOT_IN_FORCE
    }

    /** Undoes the entry in force, so that the admission admits again. */
    Undo undo(CheckIn checkIn, String staff) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (checkIn.admitted() == null
                    || admissions
                            .undoEntry(checkIn.admitted().id(), checkIn.id())
                            .isEmpty()) {
                return Undo.NOT_IN_FORCE;
            }
            table.undo(checkIn.id(), staff);
            return Undo.DONE;
        });
    }

    /**
     * The judgement of an online check.
     *
     * @param reason {@code null} if there is nothing to object
     */
    private record Verdict(Reason reason, CheckIn.Entry first) {

        static final Verdict NONE = new Verdict(null, null);

        /** The admission that the scan was about. */
        UUID admissionId(AdmissionCode code) {
            return reason == Reason.INVALID_CODE ? null : code.admissionId();
        }
    }
}
