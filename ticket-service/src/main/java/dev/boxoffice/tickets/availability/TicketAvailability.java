package dev.boxoffice.tickets.availability;

import jakarta.inject.Singleton;
import javax.sql.DataSource;

@Singleton
public class TicketAvailability extends AvailabilityTable {

    TicketAvailability(DataSource dataSource) {
        super(dataSource, "ticket_availability", "ticket_id");
    }
}
