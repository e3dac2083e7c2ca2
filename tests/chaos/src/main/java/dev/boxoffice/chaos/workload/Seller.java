package dev.boxoffice.chaos.workload;

import dev.boxoffice.chaos.system.Service;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Edits tickets all the time, and replaces scarce ones by new ones. */
final class Seller {

    private static final int SELLERS = 4;
    private static final int PLENTIFUL_CAPACITY = 20_000;
    private static final int POOL_CAPACITY = 100;

    private final Client client;
    private final Catalogue catalogue;
    private final RandomGenerator random;

    Seller(Client client, Catalogue catalogue, RandomGenerator random) {
        this.client = client;
        this.catalogue = catalogue;
        this.random = random;
    }

    /** Offers a ticket with plenty of units; called before the first fault. */
    void offerPlentiful(int number) {
        String seller = anySeller();
        Attempt created =
                client.send(Service.TICKETS, Calls.createTicket(seller, "Plenty " + number, PLENTIFUL_CAPACITY));
        catalogue.addPlentiful(created.result().id(), seller);
    }

    void offerScarce() {
        String seller = anySeller();
        Attempt created = client.send(
                Service.TICKETS, Calls.createTicket(seller, "Scarce " + UUID.randomUUID(), random.nextInt(5, 30)));
        if (created.answer() == Answer.ACKNOWLEDGED) {
            UUID replaced = catalogue.addScarce(created.result().id(), seller);
            if (replaced != null) {
                withdraw(replaced);
            }
        }
    }

    /** Offers a show whose tickets share a pool, which sells out; called before the first fault. */
    void offerPool() {
        String seller = anySeller();
        UUID first = client.send(Service.TICKETS, Calls.createTicket(seller, "Show with a pool", PLENTIFUL_CAPACITY))
                .result()
                .id();
        UUID show = UUID.fromString(client.read(Service.TICKETS, "/api/tickets/" + first)
                .body()
                .path("showId")
                .asText());
        UUID pool = client.send(Service.TICKETS, Calls.createPool(seller, show, POOL_CAPACITY))
                .result()
                .id();
        catalogue.addPool(pool, seller);
        for (String name : List.of("Early bird", "Regular")) {
            catalogue.addPooled(
                    client.send(Service.TICKETS, Calls.createTicket(seller, show, pool, name, PLENTIFUL_CAPACITY))
                            .result()
                            .id(),
                    seller);
        }
    }

    private void editPool(UUID pool) {
        Api.Read present = client.read(Service.TICKETS, "/api/pools/" + pool);
        if (present.status() == 200 && present.etag() != null) {
            int changed = random.nextInt(POOL_CAPACITY / 2, POOL_CAPACITY);
            client.send(Service.TICKETS, Calls.editPool(catalogue.seller(pool), pool, changed, present.etag()));
        }
    }

    void work() {
        if (random.nextDouble() < 0.1) {
            offerScarce();
        } else if (random.nextDouble() < 0.1) {
            catalogue.pools().forEach(this::editPool);
        } else {
            edit(catalogue.anyEditable(random));
        }
        client.pause(100, 300);
    }

    /** Each title is unique, so that the event of each edit can be recognised. */
    private void edit(UUID ticket) {
        Api.Read present = client.read(Service.TICKETS, "/api/tickets/" + ticket);
        if (present.status() == 200 && present.etag() != null) {
            int capacity = present.body().path("capacity").asInt();
            int changed = Math.max(1, capacity + random.nextInt(-2, 3));
            client.send(
                    Service.TICKETS,
                    Calls.editTicket(
                            catalogue.seller(ticket), ticket, "Edited " + UUID.randomUUID(), changed, present.etag()));
        }
    }

    private void withdraw(UUID ticket) {
        Api.Read present = client.read(Service.TICKETS, "/api/tickets/" + ticket);
        if (present.etag() != null) {
            client.send(Service.TICKETS, Calls.withdrawTicket(catalogue.seller(ticket), ticket, present.etag()));
        }
    }

    private String anySeller() {
        return "seller-" + random.nextInt(SELLERS);
    }
}
