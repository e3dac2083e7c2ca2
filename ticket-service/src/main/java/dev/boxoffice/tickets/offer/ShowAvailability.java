package dev.boxoffice.tickets.offer;

import dev.boxoffice.tickets.availability.Availability;
import dev.boxoffice.tickets.availability.AvailabilityResponse;
import dev.boxoffice.tickets.pool.PoolSnapshot;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The units of a show that can be ordered now.
 *
 * <p>Tickets of a pool cannot all sell their own availability. Tickets with fewer pools take their units first. The sum is exact
 * if each two pools are disjoint or one contains the other, and never too high otherwise.
 */
public final class ShowAvailability {

    private ShowAvailability() {}

    public static AvailabilityResponse of(Collection<TicketSnapshot> tickets, Collection<PoolSnapshot> pools) {
        List<Availability> figures = tickets.stream()
                .map(TicketSnapshot::figures)
                .flatMap(Optional::stream)
                .toList();
        Instant asOf = figures.stream()
                .map(Availability::asOf)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new AvailabilityResponse(
                available(tickets, pools),
                figures.stream().mapToInt(Availability::held).sum(),
                figures.stream().mapToInt(Availability::sold).sum(),
                asOf);
    }

    static int available(Collection<TicketSnapshot> tickets, Collection<PoolSnapshot> pools) {
        Map<UUID, Integer> left = new HashMap<>();
        pools.forEach(pool -> left.put(pool.id(), pool.available()));
        List<TicketSnapshot> fewestPoolsFirst = tickets.stream()
                .sorted(Comparator.comparingInt(
                        ticket -> ticket.details().poolIds().size()))
                .toList();
        int available = 0;
        for (TicketSnapshot ticket : fewestPoolsFirst) {
            int units = ticket.ownAvailable();
            for (UUID pool : ticket.details().poolIds()) {
                units = Math.min(units, left.getOrDefault(pool, 0));
            }
            for (UUID pool : ticket.details().poolIds()) {
                left.merge(pool, -units, Integer::sum);
            }
            available += units;
        }
        return available;
    }
}
