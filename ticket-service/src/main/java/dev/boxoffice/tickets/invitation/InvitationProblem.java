package dev.boxoffice.tickets.invitation;

import java.util.UUID;

/** Reasons why a request about an invitation is rejected; the mapper defines their HTTP form. */
sealed interface InvitationProblem {

    record NotFound(UUID id) implements InvitationProblem {}

    /** The token is unknown, or its invitation was accepted, revoked or has expired. */
    record NotOpen() implements InvitationProblem {}

    record TooMany(int maximum) implements InvitationProblem {}

    default InvitationException toException() {
        return new InvitationException(this);
    }
}
