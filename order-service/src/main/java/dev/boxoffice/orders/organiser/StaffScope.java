package dev.boxoffice.orders.organiser;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose orders and sales a user may see as staff.
 *
 * @param everything whether the user is an operator
 * @param organisers the organisers of which the user is OWNER or SUPPORT
 */
public record StaffScope(String userId, boolean everything, List<UUID> organisers) {

    public boolean isEmpty() {
        return !everything && organisers.isEmpty();
    }

    /**
     * The organisers to which a list is limited; empty for no limit.
     *
     * @param chosen the organiser that the caller asks for; {@code null} for all
     */
    public Optional<List<UUID>> organisers(UUID chosen) {
        if (chosen == null) {
            return everything ? Optional.empty() : Optional.of(organisers);
        }
        return Optional.of(contains(chosen, null) ? List.of(chosen) : List.of());
    }

    /**
     * Whether the scope contains a ticket.
     *
     * @param organiserId {@code null} for a ticket from before there were organisers, which belongs to its seller
     */
    public boolean contains(UUID organiserId, String sellerId) {
        return everything || (organiserId == null ? userId.equals(sellerId) : organisers.contains(organiserId));
    }
}
