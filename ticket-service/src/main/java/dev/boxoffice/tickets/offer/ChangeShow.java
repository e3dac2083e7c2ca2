package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.problem.IfMatch;
import dev.boxoffice.tickets.show.Show;
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
    private final ShowImages images;
    private final TicketsOfShow tickets;

    ChangeShow(Shows shows, ShowImages images, TicketsOfShow tickets) {
        this.shows = shows;
        this.images = images;
        this.tickets = tickets;
    }

    /** @param edit returns the request for the current state, which is locked */
    @Transactional
    void edit(Caller caller, UUID id, IfMatch ifMatch, UnaryOperator<ShowRequest> edit) {
        change(caller, id, ifMatch, (show, now) -> {
            ShowRequest request = edit.apply(ShowRequest.of(show.details()));
            return shows.edit(show, request.toDetails(images.find(request.image())), now);
        });
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
