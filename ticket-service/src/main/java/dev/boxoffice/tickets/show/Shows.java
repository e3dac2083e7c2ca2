package dev.boxoffice.tickets.show;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.words.NewWords;
import dev.boxoffice.tickets.words.SearchTerms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** The changes of shows, with their events and search terms. Callers own the transaction and then change the tickets. */
@ApplicationScoped
public class Shows {

    private final ShowRepository shows;
    private final ShowAccess access;
    private final NewWords newWords;
    private final ShowEvents events;

    Shows(ShowRepository shows, ShowAccess access, NewWords newWords, ShowEvents events) {
        this.shows = shows;
        this.access = access;
        this.newWords = newWords;
        this.events = events;
    }

    /** Locks a show that the caller may change. */
    public Show lock(Caller caller, UUID id) {
        return requireEditor(caller, shows.lock(id));
    }

    /** Requires that the caller may change a show, which is locked. */
    public Show requireEditor(Caller caller, Show locked) {
        access.requireEditor(caller, locked);
        return locked;
    }

    public Show create(UUID organiserId, ShowDetails details, ShowStatus status, Instant now) {
        var show = new Show(UuidCreator.getTimeOrderedEpoch(), organiserId, details, status, now);
        index(show);
        shows.persist(show);
        events.created(show);
        return show;
    }

    /** Returns whether anything changed. */
    public boolean edit(Show show, ShowDetails details, Instant now) {
        boolean sameText = details.hasTextOf(show.details());
        boolean changed = show.edit(details, now);
        if (changed) {
            if (!sameText) {
                index(show);
            }
            events.updated(show);
        }
        return changed;
    }

    /** Returns whether anything changed. */
    public boolean publish(Show show, Instant now) {
        boolean changed = show.publish(now);
        if (changed) {
            events.published(show);
        }
        return changed;
    }

    /** Returns whether anything changed. */
    public boolean callOff(Show show, Instant now) {
        boolean changed = show.callOff(now);
        if (changed) {
            events.calledOff(show);
        }
        return changed;
    }

    private void index(Show show) {
        SearchTerms terms = show.details().searchTerms();
        show.index(terms.terms());
        newWords.add(terms.names());
    }
}
