package dev.boxoffice.orders.engine;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OfferedPool;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.orders.expiry.ExpireOrders;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.settlement.FollowUpPayments;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Buyers, sellers and a payment provider that act at random on a few tickets. */
final class RandomOperations {

    static final int BUYER_LIMIT = 6;

    private static final Set<Integer> EXPECTED = Set.of(200, 201, 404, 409, 422);
    private static final int OVERLOADED = 503;
    private static final List<String> METHODS =
            List.of("sim_success", "sim_success", "sim_decline", "sim_pending", "sim_late");

    private final ExpireOrders expireOrders;
    private final FollowUpPayments followUpPayments;
    private final Event<ProviderNotification> notifications;

    private final List<Buyer> buyers = Stream.generate(Buyer::anyone).limit(12).toList();
    private final List<OfferedTicket> tickets = new CopyOnWriteArrayList<>();
    private final List<OfferedPool> pools = new CopyOnWriteArrayList<>();
    private final Map<UUID, Buyer> orders = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> ordersByKey = new ConcurrentHashMap<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    RandomOperations(
            ExpireOrders expireOrders, FollowUpPayments followUpPayments, Event<ProviderNotification> notifications) {
        this.expireOrders = expireOrders;
        this.followUpPayments = followUpPayments;
        this.notifications = notifications;
        pools.add(OfferedPool.of(9).published());
        pools.add(OfferedPool.of(25).published());
        OfferedPool[] both = {pools.get(0), pools.get(1)};
        tickets.add(OfferedTicket.onSale(3).published());
        tickets.add(OfferedTicket.onSale(5).in(both[0]).published());
        tickets.add(OfferedTicket.onSale(8).in(both).published());
        tickets.add(
                OfferedTicket.onSale(40).in(both[1]).maxPerBuyer(BUYER_LIMIT).published());
        tickets.add(OfferedTicket.onSale(20).price(0, "EUR").published());
    }

    List<UUID> ticketIds() {
        return tickets.stream().map(OfferedTicket::id).toList();
    }

    List<UUID> poolIds() {
        return pools.stream().map(OfferedPool::id).toList();
    }

    /** Unexpected responses, and idempotency keys that placed two orders. */
    List<String> surprises() {
        var found = new ArrayList<>(surprises);
        ordersByKey.forEach((key, ids) -> {
            if (ids.size() > 1) {
                found.add("one key, two orders: " + key + " " + ids);
            }
        });
        return found;
    }

    /** Runs one operation and returns its name. */
    String step(Random random) {
        int dice = random.nextInt(100);
        if (dice < 30) {
            return order(random);
        } else if (dice < 38) {
            return changeLine(random);
        } else if (dice < 56) {
            return pay(random);
        } else if (dice < 63) {
            return cancel(random);
        } else if (dice < 71) {
            return expire(random);
        } else if (dice < 74) {
            expireOrders.expire();
            return "sweep";
        } else if (dice < 82) {
            return captureLate(random);
        } else if (dice < 88) {
            return refund(random);
        } else if (dice < 94) {
            return followUp();
        } else {
            return edit(random);
        }
    }

    private String order(Random random) {
        Buyer buyer = buyers.get(random.nextInt(buyers.size()));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            lines.add(Buyer.line(tickets.get(random.nextInt(tickets.size())), 1 + random.nextInt(3)));
        }
        // few keys, so that requests share them, concurrently and with other bodies
        String key = "k" + random.nextInt(1_000);
        Response response = buyer.request()
                .header("Idempotency-Key", key)
                .body(Buyer.body(lines.toArray(String[]::new)))
                .post("/api/orders");
        expectOfSharedKey("order", response);
        if (response.statusCode() == 201) {
            String id = response.path("id");
            orders.put(UUID.fromString(id), buyer);
            ordersByKey
                    .computeIfAbsent(buyer.name() + key, any -> ConcurrentHashMap.newKeySet())
                    .add(id);
        }
        return "order";
    }

    private String changeLine(Random random) {
        UUID order = anyOrder(random);
        if (order != null) {
            OfferedTicket ticket = tickets.get(random.nextInt(tickets.size()));
            int quantity = random.nextInt(4);
            Buyer buyer = orders.get(order);
            expect(
                    "change",
                    quantity == 0 ? buyer.removesLine(order, ticket) : buyer.changesLine(order, ticket, quantity));
        }
        return "change";
    }

    private String pay(Random random) {
        UUID order = anyOrder(random);
        if (order != null) {
            String method = METHODS.get(random.nextInt(METHODS.size()));
            expectOfSharedKey("pay", orders.get(order).paysWithKey("p" + random.nextInt(5), order, method));
        }
        return "pay";
    }

    private String cancel(Random random) {
        UUID order = anyOrder(random);
        if (order != null) {
            expect("cancel", orders.get(order).cancels(order));
        }
        return "cancel";
    }

    private String refund(Random random) {
        UUID order = anyOrder(random);
        if (order != null) {
            expectOfSharedKey("refund", Buyer.operator().refundsWithKey("r" + random.nextInt(3), order));
        }
        return "refund";
    }

    private String expire(Random random) {
        UUID order = anyOrder(random);
        if (order != null) {
            OrderRows.expireNow(order);
        }
        return "expire";
    }

    /** The provider captures a charge that is not cancelled, and sends one notification twice. */
    private String captureLate(Random random) {
        UUID order = anyOrder(random);
        String reference = order == null ? null : PaymentRows.anyReference(order);
        if (reference != null) {
            PaymentRows.hastenSimulatedCapture(reference);
            Long amount = PaymentRows.amountOfSimulatedCapture(reference);
            if (amount != null) {
                var state = new ChargeState.Captured(new Money(amount, "EUR"));
                String id = random.nextBoolean()
                        ? reference + ":Captured"
                        : UUID.randomUUID().toString();
                notifications.fire(new ProviderNotification("simulated", id, reference, null, state));
                notifications.fire(new ProviderNotification("simulated", id, reference, null, state));
            }
        }
        return "capture late";
    }

    private String followUp() {
        PaymentRows.hastenChecks(ticketIds());
        followUpPayments.followUp();
        return "follow up";
    }

    private String edit(Random random) {
        if (random.nextInt(3) == 0) {
            return editPool(random);
        }
        int index = random.nextInt(tickets.size());
        OfferedTicket ticket;
        synchronized (this) {
            ticket = tickets.get(index).next().capacity(random.nextInt(30)).in(anyPools(random));
            ticket = random.nextInt(4) == 0 ? ticket.withdrawn() : ticket.onSaleAgain();
            tickets.set(index, ticket);
        }
        ticket.publish();
        return "edit";
    }

    private OfferedPool[] anyPools(Random random) {
        return pools.stream().filter(pool -> random.nextBoolean()).toArray(OfferedPool[]::new);
    }

    private String editPool(Random random) {
        int index = random.nextInt(pools.size());
        OfferedPool pool;
        synchronized (this) {
            pool = pools.get(index).next().capacity(random.nextInt(30));
            pools.set(index, pool);
        }
        pool.publish();
        return "edit pool";
    }

    /** Expires every hold and follows up every payment. */
    void settle() {
        OrderRows.expireAllNow(ticketIds());
        expireOrders.expire();
        followUp();
    }

    private UUID anyOrder(Random random) {
        List<UUID> ids = List.copyOf(orders.keySet());
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }

    /** An attempt that waits for a lock is withdrawn when a later one with the same key is refused. */
    private void expectOfSharedKey(String operation, Response response) {
        if (response.statusCode() != OVERLOADED) {
            expect(operation, response);
        }
    }

    private void expect(String operation, Response response) {
        if (!EXPECTED.contains(response.statusCode())) {
            surprises.add(operation + " returned " + response.statusCode() + " " + response.asString());
        }
    }
}
