package dev.boxoffice.admissions.checkin;

import dev.boxoffice.admissions.admission.Admission;
import dev.boxoffice.admissions.admission.Admissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets many holders in with a constant number of statements. */
@ApplicationScoped
class RecordEntries {

    private final Admissions admissions;
    private final CheckInTable table;
    private final boolean reEntry;

    RecordEntries(
            Admissions admissions,
            CheckInTable table,
            @ConfigProperty(name = "boxoffice.check-ins.re-entry") boolean reEntry) {
        this.admissions = admissions;
        this.table = table;
        this.reEntry = reEntry;
    }

    /**
     * Records those entries to which nothing objects.
     *
     * @return the accepted check-ins by the ids of their arrivals
     * @throws StaleScanException if a gate has used a nonce before; then no entry has an effect
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Map<UUID, CheckIn> record(List<OnlineEntry> entries) {
        Set<UUID> entered =
                admissions
                        .enterUnlocked(
                                entries.stream().map(OnlineEntry::arrival).toList(), reEntry)
                        .stream()
                        .map(Admission::entry)
                        .map(Admission.Entry::checkInId)
                        .collect(Collectors.toSet());
        List<CheckIn> recorded = entered.isEmpty()
                ? List.of()
                : table.insert(entries.stream()
                        .filter(entry -> entered.contains(entry.arrival().checkInId()))
                        .toList());
        if (recorded.size() < entered.size()) {
            throw new StaleScanException();
        }
        return recorded.stream().collect(Collectors.toMap(CheckIn::id, checkIn -> checkIn));
    }
}
