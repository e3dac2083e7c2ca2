package dev.boxoffice.stack;

import java.io.PrintStream;
import java.util.List;

/** The demo's table. */
final class DemoReport {

    private DemoReport() {}

    static void print(PrintStream out, List<Show> shows) {
        out.println();
        line(out, "EVENT", "VENUE", "PRICE", "CAPACITY", "HELD", "CANCELLED", "LEFT");
        int held = 0;
        int cancelled = 0;
        for (Show show : shows) {
            Listing listing = show.listing();
            held += show.held().get();
            cancelled += show.cancelled().get();
            line(
                    out,
                    cut(listing.title(), 46),
                    cut(listing.venue(), 36),
                    Money.text(listing.price().amount(), listing.price().currency()),
                    listing.capacity(),
                    show.held().get(),
                    show.cancelled().get(),
                    listing.capacity() - show.held().get());
        }
        line(out, "%d events".formatted(shows.size()), "", "", "", held, cancelled, "");
        out.println();
    }

    private static void line(PrintStream out, Object... cells) {
        out.printf("%-46s  %-36s %12s %9s %6s %10s %6s%n", cells);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
