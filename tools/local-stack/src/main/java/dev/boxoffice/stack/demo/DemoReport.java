package dev.boxoffice.stack.demo;

import dev.boxoffice.stack.console.MoneyFormat;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Prints one line for each ticket. */
final class DemoReport {

    private DemoReport() {}

    static void print(PrintStream out, List<DemoTicket> tickets) {
        out.println();
        line(out, "TICKET", "VENUE", "PRICE", "CAPACITY", Arrays.stream(Fate.values()), "LEFT");
        for (DemoTicket ticket : tickets) {
            CatalogueTicket offer = ticket.offer();
            line(
                    out,
                    cut(offer.title(), 46),
                    cut(offer.venue(), 32),
                    MoneyFormat.text(offer.price().amount(), offer.price().currency()),
                    offer.capacity(),
                    Arrays.stream(Fate.values()).map(ticket::count),
                    ticket.available());
        }
        Stream<Integer> sums = Arrays.stream(Fate.values())
                .map(fate ->
                        tickets.stream().mapToInt(ticket -> ticket.count(fate)).sum());
        line(out, "%d tickets".formatted(tickets.size()), "", "", "", sums, "");
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
