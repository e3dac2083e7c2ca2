package dev.boxoffice.stack.demo;

import dev.boxoffice.stack.console.MoneyFormat;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The demo's table. */
final class DemoReport {

    private DemoReport() {}

    static void print(PrintStream out, List<DemoTicket> shows) {
        out.println();
        line(out, "EVENT", "VENUE", "PRICE", "CAPACITY", Arrays.stream(Fate.values()), "LEFT");
        for (DemoTicket show : shows) {
            CatalogueTicket listing = show.listing();
            line(
                    out,
                    cut(listing.title(), 46),
                    cut(listing.venue(), 32),
                    MoneyFormat.text(listing.price().amount(), listing.price().currency()),
                    listing.capacity(),
                    Arrays.stream(Fate.values()).map(show::count),
                    show.left());
        }
        Stream<Integer> sums = Arrays.stream(Fate.values())
                .map(fate -> shows.stream().mapToInt(show -> show.count(fate)).sum());
        line(out, "%d events".formatted(shows.size()), "", "", "", sums, "");
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
