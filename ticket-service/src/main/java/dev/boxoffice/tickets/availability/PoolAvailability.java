package dev.boxoffice.tickets.availability;

import jakarta.inject.Singleton;
import javax.sql.DataSource;

@Singleton
public class PoolAvailability extends AvailabilityTable {

    PoolAvailability(DataSource dataSource) {
        super(dataSource, "pool_availability", "pool_id");
    }
}
