package dev.boxoffice.admissions.ticket;

import dev.boxoffice.database.ReplicaTable;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.TicketV1;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import javax.sql.DataSource;

/** Applies states of tickets to the replica. */
@ApplicationScoped
class ApplyTickets {

    private final ReplicaTable<TicketV1> replica;

    ApplyTickets(DataSource dataSource) {
        this.replica = new ReplicaTable<>(dataSource, "ticket", TicketV1::id, TicketV1::version)
                .column("show_id", "uuid", TicketV1::showId)
                .column("name", "text", TicketV1::name)
                .column("title", "text", TicketV1::title)
                .column("venue", "text", TicketV1::venue)
                .column("starts_at", "timestamptz", TicketV1::startsAt)
                .column("time_zone", "text", TicketV1::timeZone)
                .column("organiser_id", "uuid", TicketV1::organiserId)
                .column("seller_id", "text", TicketV1::sellerId)
                .column("show_status", "text", TicketV1::showStatus)
                // The list of changes at the door must have the admissions of a new or renamed ticket
                .onChange(
                        "new.id, (old.show_id, old.name) is distinct from (new.show_id, new.name) as listed_anew",
                        "update admission a set version = a.version from changed c where c.listed_anew and a.ticket_id = c.id");
    }

    /** The table that {@link #apply} writes to. */
    VersionedTable table() {
        return replica.versions();
    }

    /** Applies at most one state per ticket, ordered by id. */
    @Transactional
    void apply(List<TicketV1> tickets) {
        replica.write(tickets);
    }
}
