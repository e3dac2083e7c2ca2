package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/**
 * The versions of a ticket that a change accepts.
 *
 * <p>Compares only the ticket's part of an ETag, so sales do not make an edit stale.
 */
record IfMatch(EntityTags tags) {

    private static final IfMatch ANY = new IfMatch(new EntityTags(true, List.of()));

    /** Rejects a missing header. */
    static IfMatch required(List<String> header) {
        if (header.isEmpty()) {
            throw new TicketProblem.PreconditionRequired().toException();
        }
        return parse(header);
    }

    /** Accepts every version if the header is missing. */
    static IfMatch optional(List<String> header) {
        return header.isEmpty() ? ANY : parse(header);
    }

    private static IfMatch parse(List<String> header) {
        return new IfMatch(EntityTags.parse(HttpHeaders.IF_MATCH, header));
    }

    void check(long currentVersion) {
        if (!tags.matchesStrongly(tag -> TicketTag.isOfVersion(tag, currentVersion))) {
            throw new TicketProblem.Stale(currentVersion).toException();
        }
    }
}
