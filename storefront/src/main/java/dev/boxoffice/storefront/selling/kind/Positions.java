package dev.boxoffice.storefront.selling.kind;

import dev.boxoffice.storefront.selling.offer.Ticket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The positions of the tickets of a show. */
final class Positions {

    private Positions() {}

    /**
     * The positions that change when a ticket changes places with its neighbour; none if it has no neighbour there.
     *
     * @param inOrder all tickets that can move, in their order
     */
    static Map<UUID, Integer> moved(List<Ticket> inOrder, UUID id, boolean up) {
        var order = new ArrayList<>(inOrder);
        int from = order.stream().map(Ticket::id).toList().indexOf(id);
        int to = up ? from - 1 : from + 1;
        var changed = new LinkedHashMap<UUID, Integer>();
        if (from < 0 || to < 0 || to >= order.size()) {
            return changed;
        }
        Collections.swap(order, from, to);
        List<Integer> positions = rising(inOrder);
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i).position() != positions.get(i)) {
                changed.put(order.get(i).id(), positions.get(i));
            }
        }
        return changed;
    }

    /** The present positions, without equal ones. */
    private static List<Integer> rising(List<Ticket> inOrder) {
        var positions = new ArrayList<Integer>();
        for (Ticket ticket : inOrder) {
            int least = positions.isEmpty() ? 0 : positions.getLast() + 1;
            positions.add(Math.max(least, ticket.position()));
        }
        return positions;
    }
}
