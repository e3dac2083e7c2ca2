package dev.boxoffice.stack.demo;

import dev.boxoffice.stack.api.Reply;
import dev.boxoffice.stack.console.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Simulates a rush: many buyers with a few orders each and different outcomes. */
final class DemoSale {

    private static final int BUYERS = 24;
    private static final int ORDERS_EACH = 5;
    private static final int MOST_AT_ONCE = 4;
    private static final int RACE_QUANTITY = 2;

    private final Api api;
    private final DemoLife life;
    private final DemoDiary diary;
    private final String run;
    private final AtomicInteger buyers = new AtomicInteger();

    /** @param run a suffix for buyer names, since buyers of an earlier run may still have open orders */
    DemoSale(Api api, DemoLife life, DemoDiary diary, String run) {
        this.api = api;
        this.life = life;
        this.diary = diary;
        this.run = run;
    }

    /** @param tickets large enough for all buyers */
    void rush(Crowd crowd, List<DemoTicket> tickets) throws Exception {
        crowd.all(LongStream.range(0, BUYERS)
                .mapToObj(seed -> buying(tickets, new Random(seed)))
                .toList());
    }

    private Callable<Void> buying(List<DemoTicket> tickets, Random random) {
        return () -> {
            DemoBuyer buyer = nextBuyer();
            List<DemoTicket> choice = new ArrayList<>(tickets);
            for (int i = 0; i < ORDERS_EACH; i++) {
                DemoOrder order = place(buyer, choice, random);
                // A second order could exceed the buyer limit
                order.lines().stream()
                        .map(DemoOrder.Line::ticket)
                        .filter(ticket -> ticket.offer().maxPerBuyer() != null)
                        .forEach(choice::remove);
                DemoStory story = DemoStory.drawnBy(random);
                life.live(order, order.free() ? DemoStory.FREE : story);
            }
            return null;
        };
    }

    private DemoOrder place(DemoBuyer buyer, List<DemoTicket> tickets, Random random)
            throws IOException, InterruptedException {
        DemoOrder.Line chosen = choose(tickets.get(random.nextInt(tickets.size())), random);
        if (random.nextBoolean()) {
            return buyer.order(chosen.ticket(), chosen.quantity());
        }
        List<DemoOrder.Line> cart = new ArrayList<>(List.of(chosen));
        // all items of an order use one currency
        tickets.stream()
                .filter(ticket -> !ticket.id().equals(chosen.ticket().id()))
                .filter(ticket -> ticket.currency().equals(chosen.ticket().currency()))
                .skip(random.nextInt(4))
                .findFirst()
                .ifPresent(ticket -> cart.add(choose(ticket, random)));
        DemoOrder order = buyer.fillCartAndCheckOut(cart);
        diary.checkedOut(order);
        return order;
    }

    private static DemoOrder.Line choose(DemoTicket ticket, Random random) {
        return new DemoOrder.Line(
                ticket, 1 + random.nextInt(Math.min(MOST_AT_ONCE, ticket.offer().mostPerOrder())));
    }

    /** Buys all units and returns the reply to the next buyer. */
    Reply sellOut(Crowd crowd, DemoTicket ticket) throws Exception {
        List<Callable<Void>> buying = new ArrayList<>();
        int most = ticket.offer().maxPerOrder();
        for (int left = ticket.offer().capacity(); left > 0; left -= most) {
            DemoOrder order = nextBuyer().order(ticket, Math.min(most, left));
            buying.add(() -> {
                life.live(order, DemoStory.PAID);
                return null;
            });
        }
        crowd.all(buying);
        return nextBuyer().tryToOrder(ticket, 1).expect(409);
    }

    /** Lets twice as many buyers as it can serve compete for a pool; returns the reply to the next buyer. */
    Reply race(Crowd crowd, DemoPool pool, List<DemoTicket> tickets) throws Exception {
        List<Callable<Void>> buying = new ArrayList<>();
        for (int i = 0; i < 2 * pool.offer().capacity() / RACE_QUANTITY; i++) {
            DemoTicket ticket = tickets.get(i % tickets.size());
            DemoBuyer buyer = nextBuyer();
            buying.add(() -> {
                Reply reply = buyer.tryToOrder(ticket, RACE_QUANTITY);
                if (!reply.isProblem("sold-out")) {
                    life.live(buyer.placed(reply, ticket, RACE_QUANTITY), DemoStory.PAID);
                }
                return null;
            });
        }
        crowd.all(buying);
        if (pool.available() != 0) {
            throw new UserError("%d units of a pool are left after the rush.".formatted(pool.available()));
        }
        return nextBuyer().tryToOrder(tickets.getFirst(), 1).expect(409);
    }

    /** Tries to order tickets outside their sale windows. */
    void refuse(Crowd crowd, List<DemoTicket> tickets) throws Exception {
        List<Callable<Void>> trying = new ArrayList<>();
        for (DemoTicket ticket : tickets) {
            DemoBuyer buyer = nextBuyer();
            trying.add(() -> {
                Reply reply = buyer.tryToOrder(ticket, 1).expect(409);
                if (!reply.isProblem("not-on-sale")) {
                    throw new UserError(
                            "'%s' is not on sale, but the reply is %s".formatted(ticket.title(), reply.body()));
                }
                return null;
            });
        }
        crowd.all(trying);
    }

    /** Withdraws a ticket while a payment for it is pending. */
    void withdraw(DemoTicket ticket) throws IOException, InterruptedException {
        DemoOrder order = nextBuyer().order(ticket, ticket.offer().maxPerOrder());
        life.live(order, DemoStory.TOO_LATE);
        api.withdraw(ticket.show().seller(), ticket.id()).expect(204);
        ticket.withdrawn().set(true);
        order.awaitWithdrawal();
    }

    private DemoBuyer nextBuyer() {
        return new DemoBuyer(api, "buyer-%s-%02d".formatted(run, buyers.incrementAndGet()));
    }
}
