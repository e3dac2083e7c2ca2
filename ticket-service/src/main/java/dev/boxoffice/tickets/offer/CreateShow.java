package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.pool.PoolRequest;
import dev.boxoffice.tickets.pool.PoolsOfShow;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.Show;
import dev.boxoffice.tickets.show.ShowAccess;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.show.Shows;
import dev.boxoffice.tickets.ticket.TicketDetails;
import dev.boxoffice.tickets.ticket.TicketsOfShow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class CreateShow {

    private final Shows shows;
    private final ShowAccess access;
    private final ShowImages images;
    private final PoolsOfShow pools;
    private final TicketsOfShow tickets;

    CreateShow(Shows shows, ShowAccess access, ShowImages images, PoolsOfShow pools, TicketsOfShow tickets) {
        this.shows = shows;
        this.access = access;
        this.images = images;
        this.pools = pools;
        this.tickets = tickets;
    }

    /** Creates a show with its pools and tickets, and returns its id. */
    @Transactional
    UUID create(Caller caller, NewShowRequest request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ShowDetails details = request.toDetails(images.find(request.image()));
        details.requireCity();
        Show show = shows.create(
                access.organiserFor(caller, request.organiserId()), details, ShowStatus.valueOf(request.status()), now);
        tickets.add(caller, show, details(request.tickets(), addPools(show, request.pools(), now)), "tickets", now);
        return show.id();
    }

    private Map<String, UUID> addPools(Show show, List<PoolRequest> requests, Instant now) {
        var ids = new HashMap<String, UUID>();
        for (int i = 0; i < requests.size(); i++) {
            PoolRequest pool = requests.get(i);
            require(!ids.containsKey(pool.name()), "pools[" + i + "].name", "must differ from other pools");
            ids.put(pool.name(), pools.add(show, pool.toDetails(), now));
        }
        return ids;
    }

    private static List<TicketDetails> details(List<ShowTicketRequest> requests, Map<String, UUID> pools) {
        var details = new ArrayList<TicketDetails>();
        for (int i = 0; i < requests.size(); i++) {
            var ids = new ArrayList<UUID>();
            var seen = new HashSet<String>();
            List<String> names = requests.get(i).pools();
            for (int j = 0; j < names.size(); j++) {
                String field = "tickets[" + i + "].pools[" + j + "]";
                require(pools.containsKey(names.get(j)), field, "must be the name of a pool in this request");
                require(seen.add(names.get(j)), field, "must not repeat another pool");
                ids.add(pools.get(names.get(j)));
            }
            details.add(requests.get(i).toDetails(i).withPools(ids));
        }
        return details;
    }

    private static void require(boolean valid, String field, String message) {
        if (!valid) {
            throw new TicketProblem.Invalid(field, message).toException();
        }
    }
}
