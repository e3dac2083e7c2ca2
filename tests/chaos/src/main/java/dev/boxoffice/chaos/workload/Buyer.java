package dev.boxoffice.chaos.workload;

import dev.boxoffice.chaos.system.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Places orders, changes some of them, then pays, cancels or forgets them. */
final class Buyer {

    private static final int USERS = 6;

    private final int number;
    private final Client client;
    private final Catalogue catalogue;
    private final RandomGenerator random;

    Buyer(int number, Client client, Catalogue catalogue, RandomGenerator random) {
        this.number = number;
        this.client = client;
        this.catalogue = catalogue;
        this.random = random;
    }

    void buy() {
        String user = "buyer-%d-%d".formatted(number, random.nextInt(USERS));
        Attempt placed = random.nextDouble() < 0.15 ? checkOut(user) : place(user);
        if (placed.answer() == Answer.ACKNOWLEDGED) {
            UUID order = placed.result().id();
            finish(user, order, change(user, order, placed.tickets()));
        }
        client.pause(20, 120);
    }

    private Attempt place(String user) {
        UUID first = catalogue.any(random);
        UUID second = catalogue.any(random);
        List<UUID> tickets =
                random.nextDouble() < 0.2 && !second.equals(first) ? List.of(first, second) : List.of(first);
        return client.send(Service.ORDERS, Calls.place(user, tickets));
    }

    private Attempt checkOut(String user) {
        UUID ticket = catalogue.forCartOf(user);
        Attempt put = client.send(Service.ORDERS, Calls.putIntoCart(user, ticket));
        return put.answer() == Answer.ACKNOWLEDGED ? client.send(Service.ORDERS, Calls.checkOut(user, ticket)) : put;
    }

    /** Returns all tickets that the order may contain afterwards. */
    private Set<UUID> change(String user, UUID order, Set<UUID> tickets) {
        if (order == null || random.nextDouble() >= 0.3) {
            return tickets;
        }
        Set<UUID> all = new HashSet<>(tickets);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            UUID ticket = random.nextBoolean()
                    ? catalogue.any(random)
                    : all.iterator().next();
            client.send(Service.ORDERS, Calls.changeLine(user, order, ticket, random.nextInt(4)));
            all.add(ticket);
        }
        return all;
    }

    private void finish(String user, UUID order, Set<UUID> tickets) {
        if (order == null) {
            return;
        }
        double choice = random.nextDouble();
        if (choice < 0.40) {
            pay(user, order, tickets, "sim_success");
        } else if (choice < 0.46) {
            pay(user, order, tickets, "sim_decline");
            client.pause(300, 500);
            pay(user, order, tickets, "sim_success");
        } else if (choice < 0.50) {
            pay(user, order, tickets, "sim_late");
        } else if (choice < 0.75) {
            client.send(Service.ORDERS, Calls.cancel(user, order, tickets));
        }
    }

    private void pay(String user, UUID order, Set<UUID> tickets, String method) {
        client.send(Service.ORDERS, Calls.pay(user, order, tickets, method));
    }
}
