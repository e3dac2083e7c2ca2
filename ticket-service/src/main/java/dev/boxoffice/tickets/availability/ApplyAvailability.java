package dev.boxoffice.tickets.availability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

@ApplicationScoped
class ApplyAvailability {

    private final AvailabilityTable table;

    ApplyAvailability(AvailabilityTable table) {
        this.table = table;
    }

    /** Ignores figures that are older than the stored ones. */
    @Transactional
    void apply(List<Availability> changes) {
        table.upsert(changes);
    }
}
