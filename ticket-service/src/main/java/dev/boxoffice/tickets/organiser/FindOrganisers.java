package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

@ApplicationScoped
class FindOrganisers {

    private final OrganiserRepository organisers;

    FindOrganisers(OrganiserRepository organisers) {
        this.organisers = organisers;
    }

    @Transactional
    OrganiserSnapshot find(UUID id) {
        return organisers.require(id).snapshot();
    }

    @Transactional
    OrganiserSnapshot findBySlug(String slug) {
        return organisers
                .find("details.slug", slug)
                .firstResultOptional()
                .map(Organiser::snapshot)
                .orElseThrow(() -> new OrganiserProblem.SlugNotFound(slug).toException());
    }

    /** The role of a member; empty for an unknown one and for callers who may not see the members. */
    @Transactional
    Optional<Role> findMember(Caller caller, UUID id, String subject) {
        OrganiserSnapshot organiser = find(id);
        return organiser.showsMembersTo(caller)
                ? Optional.ofNullable(organiser.members().get(subject))
                : Optional.empty();
    }

    /** The organisers of which the caller is a member, oldest first. */
    @Transactional
    Page<OrganiserSnapshot> list(Caller caller, Cursor after, int limit, boolean count) {
        return Page.of(
                organisers.pageOf(caller.id(), after, limit + 1).stream()
                        .map(Organiser::snapshot)
                        .toList(),
                limit,
                organiser -> new Cursor(organiser.createdAt(), organiser.id()),
                Function.identity(),
                count ? organisers.countOf(caller.id()) : null);
    }
}
