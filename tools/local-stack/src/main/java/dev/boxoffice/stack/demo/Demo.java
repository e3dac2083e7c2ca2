package dev.boxoffice.stack.demo;

import dev.boxoffice.stack.api.Reply;
import dev.boxoffice.stack.config.Settings;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Offers a catalogue of shows, takes orders through every story, and reconciles availability and payments. */
public final class Demo {

    private static final int AT_ONCE = 24;

    private final Settings settings;
    private final PrintStream out;

    public Demo(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Returns whether the figures agree. */
    public boolean run() throws Exception {
        try (Api api = new Api(settings);
                Crowd crowd = new Crowd(AT_ONCE)) {
            DemoClock clock = new DemoClock(settings);
            List<DemoShow> shows = new DemoOffer(api, clock, out).offer(crowd);
            DemoDiary diary = new DemoDiary();
            sell(api, crowd, shows, diary, clock);
            Instant lastOrder = Instant.now();
            DemoVerdict verdict = new DemoVerdict(api, out);
            DemoReport.print(out, shows);
            diary.print(out);
            boolean available = verdict.isAvailabilityRight(shows, lastOrder);
            boolean reconciled = verdict.isReconciled();
            return available && reconciled;
        }
    }

    private void sell(Api api, Crowd crowd, List<DemoShow> shows, DemoDiary diary, DemoClock clock) throws Exception {
        DemoRoles roles = DemoRoles.of(shows);
        DemoLife life = new DemoLife(diary);
        Instant start = Instant.now();
        DemoSale sale = new DemoSale(api, life, diary, Long.toString(start.getEpochSecond() % 1_000_000, 36));
        out.println("Selling: carts, orders, payments, declines, cancellations, refunds ...");
        Reply soldOut = sale.sellOut(crowd, roles.soldOut());
        DemoPool raced = roles.raced().pools().getFirst();
        Reply poolSoldOut = sale.race(crowd, raced, roles.raced().tickets());
        sale.withdraw(roles.withdrawn());
        sale.rush(crowd, roles.others());
        sale.refuse(crowd, roles.notOnSale());
        out.println("Expiring %d holds early, directly in the database ..."
                .formatted(life.overdue().size()));
        life.expireHolds(clock, crowd);
        out.println("%d orders in %.1f s. '%s' is sold out; the reply to the next buyer: %d %s"
                .formatted(
                        diary.orders(),
                        Duration.between(start, Instant.now()).toMillis() / 1000.0,
                        roles.soldOut().title(),
                        soldOut.status(),
                        soldOut.body()));
        out.println("The pool '%s' of '%s' is sold out; the reply to the next buyer: %d %s"
                .formatted(raced.offer().name(), raced.show(), poolSoldOut.status(), poolSoldOut.body()));
        out.println("%d tickets are outside their sale window and refused an order."
                .formatted(roles.notOnSale().size()));
    }
}
