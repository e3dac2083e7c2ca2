package dev.boxoffice.stack.demo;

import java.util.Comparator;
import java.util.List;

/**
 * What happens to which show in the demo.
 *
 * @param soldOut the smallest ticket without a pool
 * @param withdrawn the second smallest ticket without a pool
 * @param raced the show with the smallest pool
 * @param others tickets that are large enough for all buyers
 * @param notOnSale tickets outside their sale windows
 */
record DemoRoles(
        DemoTicket soldOut, DemoTicket withdrawn, DemoShow raced, List<DemoTicket> others, List<DemoTicket> notOnSale) {

    static DemoRoles of(List<DemoShow> shows) {
        List<DemoTicket> all =
                shows.stream().flatMap(show -> show.tickets().stream()).toList();
        List<DemoTicket> bySize = shows.stream()
                .filter(show -> show.tickets().size() == 1)
                .map(show -> show.tickets().getFirst())
                .sorted(Comparator.comparingInt(ticket -> ticket.offer().capacity()))
                .toList();
        DemoTicket soldOut = bySize.get(0);
        DemoTicket withdrawn = bySize.get(1);
        DemoShow raced = shows.stream()
                .filter(show -> !show.pools().isEmpty())
                .min(Comparator.comparingInt(
                        show -> show.pools().getFirst().offer().capacity()))
                .orElseThrow();
        List<DemoTicket> others = all.stream()
                .filter(ticket -> ticket.offer().isOnSale())
                .filter(ticket ->
                        !ticket.id().equals(soldOut.id()) && !ticket.id().equals(withdrawn.id()))
                .filter(ticket -> !raced.tickets().contains(ticket))
                .toList();
        return new DemoRoles(
                soldOut,
                withdrawn,
                raced,
                others,
                all.stream().filter(ticket -> !ticket.offer().isOnSale()).toList());
    }
}
