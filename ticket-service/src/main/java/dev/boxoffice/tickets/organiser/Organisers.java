package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The rights of callers. They depend on the token's subject only, never on a name or an e-mail address. */
@ApplicationScoped
public class Organisers {

    private static final String DEFAULT_NAME = "Organiser";

    private final OrganiserRepository organisers;
    private final CreateOrganiser createOrganiser;
    private final OrganiserEvents events;
    private final Validator validator;

    Organisers(
            OrganiserRepository organisers,
            CreateOrganiser createOrganiser,
            OrganiserEvents events,
            Validator validator) {
        this.organisers = organisers;
        this.createOrganiser = createOrganiser;
        this.events = events;
        this.validator = validator;
    }

    /** The caller's role in an organiser; empty if the caller is not a member or the organiser does not exist. */
    @Transactional
    public Optional<Role> roleOf(Caller caller, UUID organiserId) {
        return organisers.roleOf(caller.id(), organiserId);
    }

    /** Whether the caller has a role that includes {@code role}, or is an operator. */
    @Transactional
    public boolean allows(Caller caller, UUID organiserId, Role role) {
        return caller.isAdmin()
                || roleOf(caller, organiserId)
                        .filter(actual -> actual.includes(role))
                        .isPresent();
    }

    /**
     * Requires that the organiser exists and the caller has a role that includes {@code role}, or is an operator. The thrown
     * exception becomes the problem 404 {@code not-found} or 403 {@code not-yours}.
     */
    @Transactional
    public void requireRole(Caller caller, UUID organiserId, Role role) {
        organisers.require(organiserId);
        if (!allows(caller, organiserId, role)) {
            throw new OrganiserProblem.RoleRequired(organiserId, role).toException();
        }
    }

    /**
     * Requires that the caller is an owner or an operator. The thrown exception becomes the problem 404 {@code not-found} for
     * callers who are not members, because an organiser's team is not public, and 403 {@code not-yours} for other members.
     */
    @Transactional
    public void requireOwner(Caller caller, UUID organiserId) {
        if (!caller.isAdmin() && roleOf(caller, organiserId).isEmpty()) {
            throw new OrganiserProblem.NotFound(organiserId).toException();
        }
        requireRole(caller, organiserId, Role.OWNER);
    }

    /** Like {@link #requireOwner}; until the transaction ends, neither the organiser nor its members can change. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lockForOwner(Caller caller, UUID organiserId) {
        organisers.lock(organiserId);
        requireOwner(caller, organiserId);
    }

    /**
     * Returns the organiser that the caller publishes for: the first one that they own, otherwise the first one that they
     * edit. Creates one for a user who has none; concurrent first requests of a user create only one. A service client
     * without an organiser gets the problem 403 {@code organiser-required}.
     */
    @Transactional
    public UUID organiserOf(Caller caller) {
        return organisers.publisherOf(caller.id()).orElseGet(() -> createFirst(caller));
    }

    /**
     * Makes the caller a member. The thrown exception becomes the problem 404 {@code not-found} for an unknown organiser, and 409
     * {@code already-member} for a member, whose role stays.
     */
    @Transactional
    public void join(Caller caller, UUID organiserId, Role role) {
        Organiser organiser = organisers.lock(organiserId);
        if (organiser.roleOf(caller.id()).isPresent()) {
            throw new OrganiserProblem.AlreadyMember(organiserId).toException();
        }
        organiser.assign(caller.id(), role, Instant.now().truncatedTo(ChronoUnit.MICROS));
        events.updated(organiser.snapshot());
    }

    private UUID createFirst(Caller caller) {
        if (caller.client().isPresent()) {
            throw new OrganiserProblem.NoOrganiser().toException();
        }
        return organisers
                .publisherAfterLock(caller.id())
                .orElseGet(() -> createOrganiser.createFirst(caller.id(), nameOf(caller)));
    }

    private String nameOf(Caller caller) {
        return caller.preferredName()
                .map(name -> new OrganiserRequest(name, null, null, null, null))
                .filter(request -> validator.validate(request).isEmpty())
                .map(OrganiserRequest::name)
                .orElse(DEFAULT_NAME);
    }
}
