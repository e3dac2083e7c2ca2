package dev.boxoffice.tickets.show;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.organiser.Organisers;
import dev.boxoffice.tickets.organiser.Role;
import dev.boxoffice.tickets.problem.TicketProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who may see and change a show with its tickets and pools. A draft is hidden from callers who are not members. */
@ApplicationScoped
public class ShowAccess {

    private final Organisers organisers;
    private final ShowTable table;

    ShowAccess(Organisers organisers, ShowTable table) {
        this.organisers = organisers;
        this.table = table;
    }

    /**
     * Returns the organiser of a new show.
     *
     * @param requested {@code null} for the caller's own, which is created if the caller has none
     */
    public UUID organiserFor(Caller caller, UUID requested) {
        if (requested == null) {
            return organisers.organiserOf(caller);
        }
        organisers.requireRole(caller, requested, Role.EDITOR);
        return requested;
    }

    void requireEditor(Caller caller, Show show) {
        if (organisers.allows(caller, show.organiserId(), Role.EDITOR)) {
            return;
        }
        if (!maySee(caller, show.organiserId(), show.status())) {
            throw new TicketProblem.NotFound("show", show.id()).toException();
        }
        throw new TicketProblem.NotYours("show", show.id()).toException();
    }

    public boolean maySee(Caller caller, UUID organiserId, ShowStatus status) {
        return status != ShowStatus.DRAFT || isMember(caller, organiserId);
    }

    public boolean maySee(Caller caller, UUID showId) {
        return table.find(showId)
                .filter(show -> maySee(caller, show.organiserId(), show.status()))
                .isPresent();
    }

    /** Whether the caller has any role in the organiser, or is an operator. */
    public boolean isMember(Caller caller, UUID organiserId) {
        return caller.isAdmin()
                || (!caller.isAnonymous()
                        && organisers.roleOf(caller, organiserId).isPresent());
    }
}
