package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Caller;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An organiser at one moment.
 *
 * @param members roles by subject, ordered by subject
 */
record OrganiserSnapshot(
        UUID id,
        OrganiserDetails details,
        Map<String, Role> members,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    OrganiserSnapshot {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
    }

    /** Whether the caller is a member or an operator. */
    boolean showsMembersTo(Caller caller) {
        return !caller.isAnonymous() && (caller.isAdmin() || members.containsKey(caller.id()));
    }
}
