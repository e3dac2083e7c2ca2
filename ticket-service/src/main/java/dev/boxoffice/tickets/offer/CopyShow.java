package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.pool.PoolTable;
import dev.boxoffice.tickets.pool.PoolsOfShow;
import dev.boxoffice.tickets.show.Show;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.show.Shows;
import dev.boxoffice.tickets.ticket.TicketDetails;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
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
        var shift = Shift.between(original.details(), request.startsAt());
        ShowDetails details = original.details()
                .at(
                        request.startsAt(),
                        request.endsAt(),
                        request.doorsAt(),
                        shift.apply(original.details().refundsUntil()));
        Show copy = shows.create(original.organiserId(), details, ShowStatus.DRAFT, now);
        Map<UUID, UUID> copies = new HashMap<>();
        poolTable.ofShows(List.of(id)).forEach(pool -> copies.put(pool.id(), pools.add(copy, pool.details(), now)));
        List<TicketDetails> copied = ticketTable.ofShows(List.of(id)).stream()
                .filter(ticket -> ticket.status() == TicketStatus.ON_SALE)
                .map(TicketSnapshot::details)
                .map(ticket -> ticket.withWindow(shift.apply(ticket.onSaleFrom()), shift.apply(ticket.onSaleUntil())))
                .map(ticket -> ticket.withPools(
                        ticket.poolIds().stream().map(copies::get).toList()))
                .toList();
        tickets.add(caller, copy, copied, "tickets", now);
        return copy.id();
    }

    /** Moves times in the local time of a show. */
    private record Shift(Duration distance, ZoneId zone) {

        static Shift between(ShowDetails show, Instant newStart) {
            ZoneId zone = ZoneId.of(show.timeZone());
            return new Shift(
                    Duration.between(
                            LocalDateTime.ofInstant(show.startsAt(), zone), LocalDateTime.ofInstant(newStart, zone)),
                    zone);
        }

        Instant apply(Instant time) {
            return time == null
                    ? null
                    : LocalDateTime.ofInstant(time, zone)
                            .plus(distance)
                            .atZone(zone)
                            .toInstant();
        }
    }
}
