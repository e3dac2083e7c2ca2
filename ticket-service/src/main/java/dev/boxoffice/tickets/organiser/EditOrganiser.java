package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.problem.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;

@ApplicationScoped
class EditOrganiser {

    private final OrganiserRepository organisers;
    private final Logos logos;
    private final OrganiserEvents events;

    EditOrganiser(OrganiserRepository organisers, Logos logos, OrganiserEvents events) {
        this.organisers = organisers;
        this.logos = logos;
        this.events = events;
    }

    /**
     * Changes what an owner controls.
     *
     * @param change returns the new details for the current ones, which are locked
     */
    @Transactional
    OrganiserSnapshot edit(Caller caller, UUID id, IfMatch ifMatch, UnaryOperator<OrganiserDetails> change) {
        Organiser organiser = organisers.lock(id);
        boolean isOwner =
                organiser.roleOf(caller.id()).filter(Role.OWNER::equals).isPresent();
        if (!isOwner && !caller.isAdmin()) {
            throw new OrganiserProblem.RoleRequired(id, Role.OWNER).toException();
        }
        ifMatch.check(organiser.version());
        OrganiserDetails details = change.apply(organiser.details());
        logos.require(details);
        if (!details.slug().equals(organiser.details().slug()) && !organisers.claimSlug(details.slug())) {
            throw new OrganiserProblem.SlugTaken(details.slug()).toException();
        }
        if (organiser.edit(details, Instant.now().truncatedTo(ChronoUnit.MICROS))) {
            events.updated(organiser.snapshot());
        }
        return organiser.snapshot();
    }
}
