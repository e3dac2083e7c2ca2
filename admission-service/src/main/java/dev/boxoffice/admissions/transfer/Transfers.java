package dev.boxoffice.admissions.transfer;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.admissions.admission.Admission;
import dev.boxoffice.admissions.admission.Admissions;
import dev.boxoffice.admissions.holder.HolderException;
import dev.boxoffice.admissions.holder.HolderProblem;
import dev.boxoffice.admissions.holder.Holders;
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
    private final Holders holders;
    private final TransferTable table;
    private final Duration lifetime;

    Transfers(
            Admissions admissions,
            Holders holders,
            TransferTable table,
            @ConfigProperty(name = "boxoffice.admissions.transfer-lifetime") Duration lifetime) {
        this.admissions = admissions;
        this.holders = holders;
        this.table = table;
        this.lifetime = lifetime;
    }

    /** Creates a transfer and returns its id. */
    @Transactional
    UUID create(Caller caller, UUID admissionId, SecretToken token) {
        Holders.requireUnused(holders.lockOwn(caller, admissionId));
        if (table.ofAdmission(admissionId).isPresent()) {
            throw new HolderProblem.Pending(admissionId).toException();
        }
        table.clear(admissionId);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        table.insert(id, admissionId, token.hash(), lifetime);
        return id;
    }

    /** The open transfer of an admission that the caller holds. */
    Optional<Transfer> find(Caller caller, UUID admissionId) {
        holders.own(caller, admissionId);
        return table.ofAdmission(admissionId);
    }

    @Transactional
    void cancel(Caller caller, UUID admissionId) {
        holders.lockOwn(caller, admissionId);
        if (table.ofAdmission(admissionId).isEmpty()) {
            throw new HolderProblem.NoTransfer(admissionId).toException();
        }
        table.clear(admissionId);
    }

    /**
     * Makes the caller the holder. Of concurrent claims with a token, only one succeeds. Returns the admission.
     *
     * @param holderName of the caller; {@code null} for none
     */
    @Transactional
    UUID claim(Caller caller, SecretToken token, String holderName) {
        Transfer transfer = table.find(token.hash()).orElseThrow(Transfers::notOpen);
        Admission admission = admissions.lock(transfer.admissionId()).orElseThrow(Transfers::notOpen);
        if (!table.take(transfer.id())) {
            throw notOpen();
        }
        Holders.requireUnused(admission);
        if (admission.holderId().equals(caller.id())) {
            throw new HolderProblem.AlreadyHolder(admission.id()).toException();
        }
        holders.requireAsked(admission, holderName);
        admissions.transfer(admission.id(), caller.id(), holderName);
        return admission.id();
    }

    private static HolderException notOpen() {
        return new HolderProblem.NotOpen().toException();
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
