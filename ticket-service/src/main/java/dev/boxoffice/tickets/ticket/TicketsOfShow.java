package dev.boxoffice.tickets.ticket;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.pool.PoolsOfShow;
import dev.boxoffice.tickets.problem.TicketException;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.Show;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tickets of a show that is locked. */
@ApplicationScoped
public class TicketsOfShow {

    /** The most tickets that a show may have. */
    public static final int MAX = 50;

    private final TicketRepository tickets;
    private final PoolsOfShow pools;
    private final SellerLimit limit;
    private final TicketIndex index;
    private final TicketEvents events;

    TicketsOfShow(
            TicketRepository tickets, PoolsOfShow pools, SellerLimit limit, TicketIndex index, TicketEvents events) {
        this.tickets = tickets;
        this.pools = pools;
        this.limit = limit;
        this.index = index;
        this.events = events;
    }

    /**
     * Adds tickets to a show. Operators have no limit of upcoming tickets.
     *
     * @param field the name of the list in the request; {@code null} if the request has one ticket
     * @return the ids in the order of the details
     */
    public List<UUID> add(Caller caller, Show show, List<TicketDetails> added, String field, Instant now) {
        show.requireOpen();
        if (tickets.count("show.showId", show.id()) + added.size() > MAX) {
            throw new TicketProblem.LimitExceeded(
                            "maxTicketsPerShow", MAX, "A show may have at most " + MAX + " tickets.")
                    .toException();
        }
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < added.size(); i++) {
            try {
                ids.add(add(caller.id(), show, added.get(i), now));
            } catch (TicketException e) {
                throw field == null ? e : e.within(field + "[" + i + "].");
            }
        }
        if (!added.isEmpty() && !caller.isAdmin() && show.details().startsAt().isAfter(now)) {
            limit.require(caller.id(), now);
        }
        return ids;
    }

    private UUID add(String sellerId, Show show, TicketDetails details, Instant now) {
        requirePools(show.id(), details.poolIds());
        requireCurrency(show.id(), null, details.price().currency());
        var ticket = new Ticket(UuidCreator.getTimeOrderedEpoch(), sellerId, ShowFacts.of(show), details, now);
        index.add(ticket);
        tickets.persist(ticket);
        events.created(ticket);
        return ticket.id();
    }

    /** Checks what an edit changes: the pools belong to the show, and all its tickets have one currency. */
    void require(Ticket ticket, TicketDetails edited) {
        UUID showId = ticket.show().showId();
        TicketDetails current = ticket.details();
        if (!edited.poolIds().equals(current.poolIds())) {
            requirePools(showId, edited.poolIds());
        }
        if (!edited.price().currency().equals(current.price().currency())) {
            requireCurrency(showId, ticket.id(), edited.price().currency());
        }
    }

    private void requirePools(UUID showId, List<UUID> ids) {
        Set<UUID> known = ids.isEmpty() ? Set.of() : pools.idsOf(showId);
        var seen = new HashSet<UUID>();
        for (int i = 0; i < ids.size(); i++) {
            require(known.contains(ids.get(i)), "poolIds[" + i + "]", "must be a pool of the ticket's show");
            require(seen.add(ids.get(i)), "poolIds[" + i + "]", "must not repeat another pool");
        }
    }

    private void requireCurrency(UUID showId, UUID ticketId, String currency) {
        otherCurrency(showId, ticketId, currency)
                .ifPresent(other ->
                        require(false, "price.currency", "must be " + other + ", as for the show's other tickets"));
    }

    /** @param ticketId the ticket that changes; {@code null} for a new one */
    private Optional<String> otherCurrency(UUID showId, UUID ticketId, String currency) {
        return tickets.find(
                        "select details.price.currency from Ticket where show.showId = ?1 and details.price.currency <> ?2"
                                + " and (?3 is null or id <> ?3)",
                        showId,
                        currency,
                        ticketId)
                .project(String.class)
                .firstResultOptional();
    }

    private static void require(boolean valid, String field, String message) {
        if (!valid) {
            throw new TicketProblem.Invalid(field, message).toException();
        }
    }

    /** The position after the last ticket. */
    int nextPosition(UUID showId) {
        return tickets.find("select coalesce(max(details.position), -1) + 1 from Ticket where show.showId = ?1", showId)
                .project(Integer.class)
                .firstResult();
    }

    boolean hasOthers(UUID showId) {
        return tickets.count("show.showId", showId) > 1;
    }

    /** Updates all tickets, including withdrawn ones, after their show has changed. */
    public void follow(Caller caller, Show show, Instant now) {
        ShowFacts facts = ShowFacts.of(show);
        List<Ticket> all = tickets.lockAllOf(show.id());
        Set<String> sellers = rescheduling(facts, all, now);
        for (Ticket ticket : all) {
            if (follow(ticket, facts, now)) {
                events.updated(ticket);
            }
        }
        requireLimit(caller, sellers, now);
    }

    /** Returns whether anything changed. */
    boolean follow(Ticket ticket, ShowFacts facts, Instant now) {
        boolean sameText = facts.hasTextOf(ticket.show());
        boolean changed = ticket.follow(facts, now);
        if (changed && !sameText) {
            index.add(ticket);
        }
        return changed;
    }

    /** The sellers with tickets that a future start makes upcoming again. */
    static Set<String> rescheduling(ShowFacts facts, List<Ticket> tickets, Instant now) {
        return facts.startsAt().isAfter(now)
                ? tickets.stream()
                        .filter(ticket -> ticket.status() == TicketStatus.ON_SALE)
                        .filter(ticket -> !ticket.show().startsAt().isAfter(now))
                        .map(Ticket::sellerId)
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** @param sellers in an order that prevents deadlocks; operators have no limit */
    void requireLimit(Caller caller, Set<String> sellers, Instant now) {
        if (!caller.isAdmin()) {
            sellers.forEach(seller -> limit.require(seller, now));
        }
    }
}
