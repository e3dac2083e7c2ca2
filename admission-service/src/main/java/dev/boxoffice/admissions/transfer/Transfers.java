package dev.boxoffice.admissions.transfer;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.admissions.admission.Admission;
import dev.boxoffice.admissions.admission.Admissions;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.token.SecretToken;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates, cancels and claims transfers. The lock of the admission orders them with each other and with refunds. */
@ApplicationScoped
class Transfers {

    private final Admissions admissions;
    private final TransferTable table;
    private final Duration lifetime;

    Transfers(
            Admissions admissions,
            TransferTable table,
            @ConfigProperty(name = "boxoffice.admissions.transfer-lifetime") Duration lifetime) {
        this.admissions = admissions;
        this.table = table;
        this.lifetime = lifetime;
    }

    /** Creates a transfer and returns its id. */
    @Transactional
    UUID create(Caller caller, UUID admissionId, SecretToken token) {
        requireTransferable(lockOwn(caller, admissionId));
        if (table.ofAdmission(admissionId).isPresent()) {
            throw new TransferProblem.Pending(admissionId).toException();
        }
        table.clear(admissionId);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        table.insert(id, admissionId, token.hash(), lifetime);
        return id;
    }

    /** The open transfer of an admission that the caller holds. */
    Optional<Transfer> find(Caller caller, UUID admissionId) {
        own(caller, admissionId, admissions.find(admissionId));
        return table.ofAdmission(admissionId);
    }

    @Transactional
    void cancel(Caller caller, UUID admissionId) {
        lockOwn(caller, admissionId);
        if (table.ofAdmission(admissionId).isEmpty()) {
            throw new TransferProblem.NoTransfer(admissionId).toException();
        }
        table.clear(admissionId);
    }

    /** Makes the caller the holder. Of concurrent claims with a token, only one succeeds. Returns the admission. */
    @Transactional
    UUID claim(Caller caller, SecretToken token) {
        Transfer transfer = table.find(token.hash()).orElseThrow(Transfers::notOpen);
        Admission admission = admissions.lock(transfer.admissionId()).orElseThrow(Transfers::notOpen);
        if (!table.take(transfer.id())) {
            throw notOpen();
        }
        requireTransferable(admission);
        if (admission.holderId().equals(caller.id())) {
            throw new TransferProblem.AlreadyHolder(admission.id()).toException();
        }
        admissions.transfer(admission.id(), caller.id());
        return admission.id();
    }

    private Admission lockOwn(Caller caller, UUID admissionId) {
        return own(caller, admissionId, admissions.lock(admissionId));
    }

    private static Admission own(Caller caller, UUID admissionId, Optional<Admission> found) {
        return found.filter(admission -> caller.mayActFor(admission.holderId()))
                .orElseThrow(() -> new TransferProblem.NoAdmission(admissionId).toException());
    }

    private static void requireTransferable(Admission admission) {
        if (!admission.isValid()) {
            throw new TransferProblem.AdmissionVoid(admission.id(), admission.voidReason()).toException();
        }
        if (admission.entry() != null) {
            throw new TransferProblem.AdmissionEntered(admission.id()).toException();
        }
    }

    private static TransferException notOpen() {
        return new TransferProblem.NotOpen().toException();
    }

    /** Expired transfers have no effect, but their rows take space. */
    @Scheduled(
            identity = "delete expired transfers",
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteExpired() {
        table.deleteExpired();
    }
}
