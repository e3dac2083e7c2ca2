package dev.boxoffice.stack.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Buys like a crowd would: many buyers, a few tickets each, and all that can come in between. */
final class DemoSale {

    private static final int BUYERS = 24;
    private static final int ORDERS_EACH = 5;
    private static final int MOST_AT_ONCE = 4;

    private final Api api;
    private final DemoLife life;
    private final DemoDiary diary;
    private final String run;
    private final AtomicInteger buyers = new AtomicInteger();

    /** @param run told apart from other runs, whose buyers may still have orders open */
    DemoSale(Api api, DemoLife life, DemoDiary diary, String run) {
        this.api = api;
        this.life = life;
        this.diary = diary;
        this.run = run;
    }

    /** @param shows with room enough for everybody */
    void rush(Crowd crowd, List<DemoTicket> shows) throws Exception {
        crowd.all(LongStream.range(0, BUYERS)
                .mapToObj(seed -> buying(shows, new Random(seed)))
                .toList());
    }

    private Callable<Void> buying(List<DemoTicket> shows, Random random) {
        return () -> {
            DemoBuyer buyer = nextBuyer();
            for (int i = 0; i < ORDERS_EACH; i++) {
                DemoOrder order = place(buyer, shows, random);
                DemoStory story = DemoStory.drawnBy(random);
                life.live(order, order.free() ? DemoStory.FREE : story);
            }
            return null;
        };
    }

    private DemoOrder place(DemoBuyer buyer, List<DemoTicket> shows, Random random)
            throws IOException, InterruptedException {
        DemoOrder.Line chosen = choose(shows.get(random.nextInt(shows.size())), random);
        if (random.nextBoolean()) {
            return buyer.order(chosen.show(), chosen.quantity());
        }
        List<DemoOrder.Line> cart = new ArrayList<>(List.of(chosen));
        // one order has one currency
        shows.stream()
                .filter(show -> !show.id().equals(chosen.show().id()))
                .filter(show -> show.currency().equals(chosen.show().currency()))
                .skip(random.nextInt(4))
                .findFirst()
                .ifPresent(show -> cart.add(choose(show, random)));
        DemoOrder order = buyer.fillCartAndCheckOut(cart);
        diary.checkedOut(order);
        return order;
    }

    private static DemoOrder.Line choose(DemoTicket show, Random random) {
        return new DemoOrder.Line(
                show, 1 + random.nextInt(Math.min(MOST_AT_ONCE, show.listing().maxPerOrder())));
    }

    /** Buys until nothing is left, and returns what the next buyer is told. */
    Api.Reply sellOut(Crowd crowd, DemoTicket show) throws Exception {
        List<Callable<Void>> buying = new ArrayList<>();
        int most = show.listing().maxPerOrder();
        for (int left = show.listing().capacity(); left > 0; left -= most) {
            DemoOrder order = nextBuyer().order(show, Math.min(most, left));
            buying.add(() -> {
                life.live(order, DemoStory.PAID);
                return null;
            });
        }
        crowd.all(buying);
        return nextBuyer().tryToOrder(show, 1).expect(409);
    }

    /** Somebody's money is on its way when the event is called off. */
    void callOff(DemoTicket show) throws IOException, InterruptedException {
        DemoOrder order = nextBuyer().order(show, show.listing().maxPerOrder());
        life.live(order, DemoStory.TOO_LATE);
        api.withdraw(show.listing().seller(), show.id()).expect(204);
        show.withdrawn().set(true);
        order.awaitWithdrawal();
    }

    private DemoBuyer nextBuyer() {
        return new DemoBuyer(api, "buyer-%s-%02d".formatted(run, buyers.incrementAndGet()));
    }
}
