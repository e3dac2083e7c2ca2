package dev.boxoffice.tickets.availability;

import dev.boxoffice.events.AvailabilityV1;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Takes over order-service's figures where they are newer. */
@ApplicationScoped
class ApplyAvailability {

    private final AvailabilityTable table;

    ApplyAvailability(AvailabilityTable table) {
        this.table = table;
    }

    @Transactional
    void apply(List<AvailabilityV1> changes) {
        table.upsert(changes);
    }
}
