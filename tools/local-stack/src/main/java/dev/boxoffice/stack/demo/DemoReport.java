package dev.boxoffice.stack.demo;

import dev.boxoffice.stack.console.MoneyFormat;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Prints one line for each ticket and pool. */
final class DemoReport {

    private DemoReport() {}

    static void print(PrintStream out, List<DemoShow> shows) {
        List<DemoTicket> tickets =
                shows.stream().flatMap(show -> show.tickets().stream()).toList();
        out.println();
        line(out, "TICKET", "VENUE", "PRICE", "CAPACITY", Arrays.stream(Fate.values()), "LEFT");
        for (DemoTicket ticket : tickets) {
            CatalogueShow.Venue venue = ticket.show().venue();
            line(
                    out,
                    cut(ticket.title(), 46),
                    cut(venue.name() + ", " + venue.city(), 32),
                    MoneyFormat.text(ticket.offer().amount(), ticket.currency()),
                    ticket.offer().capacity(),
                    Arrays.stream(Fate.values()).map(ticket::count),
                    ticket.available());
        }
        Stream<Integer> sums = Arrays.stream(Fate.values())
                .map(fate ->
                        tickets.stream().mapToInt(ticket -> ticket.count(fate)).sum());
        line(out, "%d tickets".formatted(tickets.size()), "", "", "", sums, "");
        out.println();
        out.printf("%-79s %20s %9s %9s %35s%n", "POOL", "CAPACITY", "HELD", "SOLD", "LEFT");
        shows.forEach(show -> show.pools()
                .forEach(pool -> out.printf(
                        "%-79s %20d %9d %9d %35d%n",
                        cut(pool.show() + ", " + pool.offer().name(), 79),
                        pool.offer().capacity(),
                        pool.held().get(),
                        pool.sold().get(),
                        pool.available())));
        out.println();
    }

    private static void line(
            PrintStream out, String event, String venue, String price, Object capacity, Stream<?> fates, Object left) {
        out.printf("%-46s  %-32s %11s %8s", event, venue, price, capacity);
        fates.forEach(fate -> out.printf(" %9s", fate));
        out.printf(" %5s%n", left);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
