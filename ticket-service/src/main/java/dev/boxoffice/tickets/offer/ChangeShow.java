package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.problem.IfMatch;
import dev.boxoffice.tickets.show.Show;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.Shows;
import dev.boxoffice.tickets.ticket.TicketsOfShow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Changes a show and its tickets, which repeat fields of the show, in one transaction. */
@ApplicationScoped
class ChangeShow {

    private final Shows shows;
    private final TicketsOfShow tickets;

    ChangeShow(Shows shows, TicketsOfShow tickets) {
        this.shows = shows;
        this.tickets = tickets;
    }

    /** @param edit returns the new details for the current ones, which are locked */
    @Transactional
    void edit(Caller caller, UUID id, IfMatch ifMatch, UnaryOperator<ShowDetails> edit) {
        change(caller, id, ifMatch, (show, now) -> shows.edit(show, edit.apply(show.details()), now));
    }

    @Transactional
    void publish(Caller caller, UUID id, IfMatch ifMatch) {
        change(caller, id, ifMatch, shows::publish);
    }

    @Transactional
    void callOff(Caller caller, UUID id, IfMatch ifMatch) {
        change(caller, id, ifMatch, shows::callOff);
    }

    private void change(Caller caller, UUID id, IfMatch ifMatch, BiPredicate<Show, Instant> change) {
        Show show = shows.lock(caller, id);
        ifMatch.check(show.version());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (change.test(show, now)) {
            tickets.follow(caller, show, now);
        }
    }
}
