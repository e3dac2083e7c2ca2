package dev.boxoffice.tickets.organiser;

import java.util.UUID;

/** Reasons why a request about an organiser is rejected; the mapper defines their HTTP form. */
sealed interface OrganiserProblem {

    record NotFound(UUID id) implements OrganiserProblem {}

    record SlugNotFound(String slug) implements OrganiserProblem {}

    /** Also for callers who may not see the members. */
    record MemberNotFound(String subject) implements OrganiserProblem {}

    record RoleRequired(UUID id, Role role) implements OrganiserProblem {}

    /** For a service client, which gets no organiser of its own. */
    record NoOrganiser() implements OrganiserProblem {}

    record AlreadyMember(UUID id) implements OrganiserProblem {}

    record LastOwner(String subject) implements OrganiserProblem {}

    record TooManyMembers(int maximum) implements OrganiserProblem {}

    record TooManyOrganisers(int maximum) implements OrganiserProblem {}

    record SlugTaken(String slug) implements OrganiserProblem {}

    default OrganiserException toException() {
        return new OrganiserException(this);
    }
}
