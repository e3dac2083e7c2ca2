package dev.boxoffice.admissions.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Issues, voids, transfers, renames and checks in admissions, each with its event, in the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Admissions {

    private final AdmissionTable table;
    private final EntryTable entries;
    private final AdmissionEvents events;

    Admissions(AdmissionTable table, EntryTable entries, AdmissionEvents events) {
        this.table = table;
        this.entries = entries;
        this.events = events;
    }

    /** Issues admissions that do not exist yet. */
    public void issue(List<Issue> issues) {
        for (int from = 0; from < issues.size(); from += AdmissionTable.MAX_ROWS) {
            events.issued(table.insert(issues.subList(from, Math.min(from + AdmissionTable.MAX_ROWS, issues.size()))));
        }
    }

    /**
     * Replaces buyers by their pseudonyms in the admissions that they hold, bought or received, except those of orders that
     * still name them.
     */
    public void erase(List<Erasure> erasures) {
        if (!erasures.isEmpty()) {
            events.erased(table.erase(erasures));
        }
    }

    /** Gives the admissions that former buyers still hold to the users who have claimed their orders. */
    public void claim(List<Claim> claims) {
        if (!claims.isEmpty()) {
            events.claimed(table.claim(claims));
        }
    }

    /**
     * Gives up to {@code limit} admissions of a former holder to a user, bought or received; returns their number. Their
     * codes stay valid.
     *
     * @param orderId the only order whose admissions to take; {@code null} for all
     */
    public int takeOver(String formerId, UUID orderId, String userId, int limit) {
        List<Admission> taken = table.takeOver(formerId, orderId, userId, limit);
        events.claimed(taken);
        return taken.size();
    }

    /** Voids the valid admissions of refunded orders. */
    public void refund(List<UUID> orderIds) {
        if (!orderIds.isEmpty()) {
            events.voided(table.voidOfOrders(orderIds, VoidReason.REFUNDED));
        }
    }

    /**
     * Voids as many valid admissions as units were refunded: those without an entry first, then those that the buyer still holds,
     * then the highest numbers.
     */
    public void refundUnits(List<RefundedUnits> units) {
        if (!units.isEmpty()) {
            table.lockValidOfOrders(units.stream().map(RefundedUnits::orderId).toList());
            events.voided(table.voidUnits(units));
        }
    }

    /** Voids up to {@code limit} admissions of shows that are called off; returns their number. */
    public int callOff(int limit) {
        List<Admission> voided = table.voidCalledOff(limit);
        events.voided(voided);
        return voided.size();
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<Admission> find(UUID id) {
        return table.find(id);
    }

    /** Locks an admission until the transaction ends. */
    public Optional<Admission> lock(UUID id) {
        return table.lock(id);
    }

    /**
     * Gives a locked admission to a new holder. Codes of earlier generations become invalid.
     *
     * @param holderName {@code null} for none
     */
    public void transfer(UUID id, String holderId, String holderName) {
        events.transferred(table.transfer(id, holderId, holderName));
    }

    /** Changes the name of the holder of a locked admission; {@code null} removes it. */
    public void rename(UUID id, String holderName) {
        events.renamed(table.rename(id, holderName));
    }

    /**
     * Lets a holder in. Of concurrent arrivals with one admission, one succeeds.
     *
     * @param reEntry whether a holder who has left may enter again
     */
    public Optional<Admission> enter(Arrival arrival, boolean reEntry) {
        Optional<Admission> entered = entries.enter(arrival, reEntry);
        entered.ifPresent(admission -> events.entered(List.of(admission), List.of(arrival)));
        return entered;
    }

    /**
     * Lets several holders in with one statement, each by itself. An arrival that may not enter, or whose admission another
     * transaction has locked, has no effect.
     *
     * @return the admissions that have changed
     */
    public List<Admission> enterUnlocked(List<Arrival> arrivals, boolean reEntry) {
        List<Admission> entered = entries.enterUnlocked(arrivals, reEntry);
        events.entered(entered, arrivals);
        return entered;
    }

    /**
     * Lets a holder out; empty if the holder is not inside, or has entered after a late exit.
     *
     * @param lateAt when the holder left, if that is recorded late; {@code null} for now
     */
    public Optional<Admission> leave(UUID id, UUID showId, Instant lateAt) {
        Optional<Admission> left = entries.leave(id, showId, lateAt);
        left.ifPresent(events::left);
        return left;
    }

    /** Ends the entry of a check-in; empty if it is not in force. */
    public Optional<Admission> undoEntry(UUID id, UUID checkInId) {
        Optional<Admission> undone = entries.undoEntry(id, checkInId);
        undone.ifPresent(events::entryUndone);
        return undone;
    }
}
