package dev.boxoffice.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code demo}: lists the catalogue anew, sells some of it, and checks that the availability shown adds up. */
final class DemoCommand {

    private static final int ORDERS = 300;
    private static final int AT_ONCE = 8;
    private static final Duration EXPECTED = Duration.ofSeconds(2);

    private final Settings settings;
    private final PrintStream out;

    DemoCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run() throws Exception {
        Settings running = RunningSystem.require(settings).settings();
        try (Api api = new Api(running);
                ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Listing> catalogue = Listing.catalogue();
            out.println("Listing %d events anew, as %d sellers ..."
                    .formatted(
                            catalogue.size(),
                            catalogue.stream().map(Listing::seller).distinct().count()));
            List<Show> shows = list(api, crowd, catalogue);
            return sell(api, crowd, shows);
        }
    }

    private static List<Show> list(Api api, ExecutorService crowd, List<Listing> catalogue) throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<Future<Show>> listed = new ArrayList<>();
        for (Listing listing : catalogue) {
            listed.add(crowd.submit(() -> {
                Api.Reply reply =
                        api.listTicket(listing.seller(), listing.body(today)).expect(201);
                return new Show(listing, reply.body().path("id").asText());
            }));
        }
        return await(listed);
    }

    private int sell(Api api, ExecutorService crowd, List<Show> shows) throws Exception {
        Show smallest = shows.stream()
                .min(Comparator.comparingInt(show -> show.listing().capacity()))
                .orElseThrow();
        List<Show> others =
                shows.stream().filter(show -> !show.id().equals(smallest.id())).toList();
        out.println("Selling: %d orders by many buyers, some cancelled ...".formatted(ORDERS));
        Instant start = Instant.now();
        DemoSale sale = new DemoSale(api, Long.toString(start.getEpochSecond() % 1_000_000, 36));
        Api.Reply soldOut = sale.sellOut(smallest);
        List<Future<Void>> sold = new ArrayList<>();
        for (int number = 0; number < ORDERS; number++) {
            long seed = number;
            sold.add(crowd.submit(() -> {
                sale.sellOne(others, seed);
                return null;
            }));
        }
        await(sold);
        Instant lastOrder = Instant.now();
        List<String> differences = new DemoCheck(api).differences(shows, lastOrder);
        Duration settled = Duration.between(lastOrder, Instant.now());
        DemoReport.print(out, shows);
        out.println("%d orders in %.1f s. '%s' is sold out; the next buyer was told: %d %s"
                .formatted(
                        sale.orders(),
                        Duration.between(start, lastOrder).toMillis() / 1000.0,
                        smallest.listing().title(),
                        soldOut.status(),
                        soldOut.body()));
        return verdict(differences, settled);
    }

    private int verdict(List<String> differences, Duration settled) {
        if (differences.isEmpty()) {
            out.println("GET /api/tickets shows availability that adds up, %d ms after the last order."
                    .formatted(settled.toMillis()));
            if (settled.compareTo(EXPECTED) > 0) {
                out.println("That is slow: it should take no more than %d ms.".formatted(EXPECTED.toMillis()));
            }
            return 0;
        }
        out.println("Availability does not add up, %d ms after the last order:".formatted(settled.toMillis()));
        differences.forEach(line -> out.println("  " + line));
        return 1;
    }

    private static <T> List<T> await(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        return results;
    }
}
