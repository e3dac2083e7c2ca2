package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ChangeMembers {

    private final OrganiserRepository organisers;
    private final OrganiserEvents events;

    ChangeMembers(OrganiserRepository organisers, OrganiserEvents events) {
        this.organisers = organisers;
        this.events = events;
    }

    /** Changes the role of a member. Only operators can add one: other users join by invitation, so that they agree. */
    @Transactional
    void assign(Caller caller, UUID id, String subject, Role role) {
        Organiser organiser = organisers.lock(id);
        requireOwner(caller, organiser, subject);
        if (organiser.roleOf(subject).isEmpty() && !caller.isAdmin()) {
            throw new OrganiserProblem.MemberNotFound(subject).toException();
        }
        if (organiser.assign(subject, role, now())) {
            changed(organiser, subject);
        }
    }

    /** Owners and operators may remove anyone, and every member may leave. */
    @Transactional
    void remove(Caller caller, UUID id, String subject) {
        Organiser organiser = organisers.lock(id);
        if (!caller.id().equals(subject)) {
            requireOwner(caller, organiser, subject);
        }
        if (organiser.roleOf(subject).isEmpty()) {
            throw new OrganiserProblem.MemberNotFound(subject).toException();
        }
        organiser.remove(subject, now());
        changed(organiser, subject);
    }

    private static void requireOwner(Caller caller, Organiser organiser, String subject) {
        Optional<Role> role = organiser.roleOf(caller.id());
        if (caller.isAdmin() || role.filter(Role.OWNER::equals).isPresent()) {
            return;
        }
        if (role.isEmpty()) {
            throw new OrganiserProblem.MemberNotFound(subject).toException();
        }
        throw new OrganiserProblem.RoleRequired(organiser.id(), Role.OWNER).toException();
    }

    private void changed(Organiser organiser, String subject) {
        if (organiser.roleOf(subject).filter(Role.OWNER::equals).isEmpty()) {
            organisers.revokeInvitationsBy(subject, organiser.id());
        }
        events.updated(organiser.snapshot());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
