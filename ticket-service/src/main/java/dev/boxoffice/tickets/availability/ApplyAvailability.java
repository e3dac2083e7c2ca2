package dev.boxoffice.tickets.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

@ApplicationScoped
class ApplyAvailability {

    /** Ignores figures that are older than the stored ones. */
    @Transactional
    void apply(AvailabilityTable table, List<Availability> changes) {
        table.upsert(changes);
    }
}
