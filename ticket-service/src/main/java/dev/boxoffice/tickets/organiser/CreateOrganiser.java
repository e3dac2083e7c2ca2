package dev.boxoffice.tickets.organiser;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class CreateOrganiser {

    /** Bounds what one user can create; operators have no limit. */
    static final int MAX_OWNED = 20;

    private final OrganiserRepository organisers;
    private final Logos logos;
    private final OrganiserEvents events;

    CreateOrganiser(OrganiserRepository organisers, Logos logos, OrganiserEvents events) {
        this.organisers = organisers;
        this.logos = logos;
        this.events = events;
    }

    /** Creates an organiser whose owner is the caller. The slug is derived from the name if it is {@code null}. */
    @Transactional
    UUID create(Caller caller, OrganiserDetails details) {
        organisers.lockSubject(caller.id());
        if (!caller.isAdmin() && organisers.countOwnedBy(caller.id()) >= MAX_OWNED) {
            throw new OrganiserProblem.TooManyOrganisers(MAX_OWNED).toException();
        }
        logos.require(details);
        return store(caller.id(), details.withSlug(slug(details)));
    }

    /** Creates an organiser without checking the limit; the caller holds the lock of the owner. */
    UUID createFirst(String owner, String name) {
        return store(owner, OrganiserDetails.named(name, freeSlug(name)));
    }

    private UUID store(String owner, OrganiserDetails details) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var organiser = new Organiser(UuidCreator.getTimeOrderedEpoch(), owner, details, now);
        organisers.persistAndFlush(organiser);
        events.created(organiser.snapshot());
        return organiser.id();
    }

    private String slug(OrganiserDetails details) {
        if (details.slug() == null) {
            return freeSlug(details.name());
        }
        if (!organisers.claimSlug(details.slug())) {
            throw new OrganiserProblem.SlugTaken(details.slug()).toException();
        }
        return details.slug();
    }

    /** Does not wait for other transactions: most first organisers have the same name. */
    private String freeSlug(String name) {
        String slug = Slug.of(name);
        while (!organisers.tryClaimSlug(slug)) {
            slug = Slug.withSuffix(Slug.of(name));
        }
        return slug;
    }
}
