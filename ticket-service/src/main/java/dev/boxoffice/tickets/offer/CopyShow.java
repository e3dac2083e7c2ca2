package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.pool.PoolTable;
import dev.boxoffice.tickets.pool.PoolsOfShow;
import dev.boxoffice.tickets.show.Show;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.show.Shows;
import dev.boxoffice.tickets.ticket.TicketDetails;
import dev.boxoffice.tickets.ticket.TicketStatus;
import dev.boxoffice.tickets.ticket.TicketTable;
import dev.boxoffice.tickets.ticket.TicketsOfShow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class CopyShow {

    private final Shows shows;
    private final PoolTable poolTable;
    private final PoolsOfShow pools;
    private final TicketTable ticketTable;
    private final TicketsOfShow tickets;

    CopyShow(Shows shows, PoolTable poolTable, PoolsOfShow pools, TicketTable ticketTable, TicketsOfShow tickets) {
        this.shows = shows;
        this.poolTable = poolTable;
        this.pools = pools;
        this.ticketTable = ticketTable;
        this.tickets = tickets;
    }

    /** Creates a draft with the same pools and tickets, except withdrawn ones, and returns its id. */
    @Transactional
    UUID copy(Caller caller, UUID id, CopyRequest request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Show original = shows.lock(caller, id);
        ShowDetails details = original.details().at(request.startsAt(), request.endsAt(), request.doorsAt());
        Show copy = shows.create(original.organiserId(), details, ShowStatus.DRAFT, now);
        Map<UUID, UUID> copies = new HashMap<>();
        poolTable.ofShows(List.of(id)).forEach(pool -> copies.put(pool.id(), pools.add(copy, pool.details(), now)));
        List<TicketDetails> copied = ticketTable.ofShows(List.of(id)).stream()
                .filter(ticket -> ticket.status() == TicketStatus.ON_SALE)
                .map(ticket -> shifted(ticket.details(), original.details(), details))
                .map(ticket -> ticket.withPools(
                        ticket.poolIds().stream().map(copies::get).toList()))
                .toList();
        tickets.add(caller, copy, copied, "tickets", now);
        return copy.id();
    }

    private static TicketDetails shifted(TicketDetails ticket, ShowDetails from, ShowDetails to) {
        ZoneId zone = ZoneId.of(from.timeZone());
        Duration shift = Duration.between(
                LocalDateTime.ofInstant(from.startsAt(), zone), LocalDateTime.ofInstant(to.startsAt(), zone));
        return ticket.withWindow(shifted(ticket.onSaleFrom(), shift, zone), shifted(ticket.onSaleUntil(), shift, zone));
    }

    private static Instant shifted(Instant time, Duration shift, ZoneId zone) {
        return time == null
                ? null
                : LocalDateTime.ofInstant(time, zone).plus(shift).atZone(zone).toInstant();
    }
}
