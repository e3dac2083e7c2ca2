package dev.boxoffice.stack.demo;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.supervise.RunningSystem;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * {@code demo}: lists the catalogue anew, sells some of it in every way an order can go, and checks that the availability
 * shown and the books are right to the last seat.
 */
public final class Demo {

    private static final int AT_ONCE = 24;

    private final Settings settings;
    private final PrintStream out;

    public Demo(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public int run() throws Exception {
        Settings running = RunningSystem.require(settings).settings();
        try (Api api = new Api(running);
                Crowd crowd = new Crowd(AT_ONCE)) {
            List<DemoTicket> shows = list(api, crowd);
            DemoDiary diary = new DemoDiary();
            sell(api, crowd, shows, diary, new DemoClock(running));
            Instant lastOrder = Instant.now();
            DemoVerdict verdict = new DemoVerdict(api, out);
            DemoReport.print(out, shows);
            diary.print(out);
            boolean available = verdict.isAvailabilityRight(shows, lastOrder);
            boolean reconciled = verdict.isReconciled();
            return available && reconciled ? 0 : 1;
        }
    }

    private List<DemoTicket> list(Api api, Crowd crowd) throws Exception {
        List<CatalogueTicket> catalogue = CatalogueTicket.catalogue();
        long sellers =
                catalogue.stream().map(CatalogueTicket::seller).distinct().count();
        out.println("Listing %d events anew, as %d sellers ...".formatted(catalogue.size(), sellers));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return crowd.all(
                catalogue.stream().map(listing -> listing(api, listing, today)).toList());
    }

    private static Callable<DemoTicket> listing(Api api, CatalogueTicket listing, LocalDate today) {
        return () -> new DemoTicket(
                listing,
                api.listTicket(listing.seller(), listing.body(today))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
    }

    private void sell(Api api, Crowd crowd, List<DemoTicket> shows, DemoDiary diary, DemoClock clock) throws Exception {
        List<DemoTicket> bySize = shows.stream()
                .sorted(Comparator.comparingInt(show -> show.listing().capacity()))
                .toList();
        DemoTicket smallest = bySize.getFirst();
        DemoTicket calledOff = bySize.get(1);
        DemoLife life = new DemoLife(diary);
        Instant start = Instant.now();
        DemoSale sale = new DemoSale(api, life, diary, Long.toString(start.getEpochSecond() % 1_000_000, 36));

        out.println("Selling: carts, orders, payments, declines, cancellations, refunds ...");
        Api.Reply soldOut = sale.sellOut(crowd, smallest);
        sale.callOff(calledOff);
        sale.rush(crowd, bySize.subList(2, bySize.size()));
        out.println(
                "%d holds are left to run out: their clock is set forward in the database, as it would take minutes ..."
                        .formatted(life.overdue().size()));
        life.letHoldsRunOut(clock, crowd);

        out.println("%d orders in %.1f s. '%s' is sold out; the next buyer was told: %d %s"
                .formatted(
                        diary.orders(),
                        Duration.between(start, Instant.now()).toMillis() / 1000.0,
                        smallest.listing().title(),
                        soldOut.status(),
                        soldOut.body()));
    }
}
