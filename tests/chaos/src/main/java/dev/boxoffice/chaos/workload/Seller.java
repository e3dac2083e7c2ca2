package dev.boxoffice.chaos.workload;

import dev.boxoffice.chaos.system.Service;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Edits tickets all the time, and replaces scarce ones by new ones. */
final class Seller {

    private static final int SELLERS = 4;
    private static final int PLENTIFUL_CAPACITY = 20_000;

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

    void work() {
        if (random.nextDouble() < 0.1) {
            offerScarce();
        } else {
            edit(catalogue.any(random));
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
