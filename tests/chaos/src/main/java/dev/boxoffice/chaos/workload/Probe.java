package dev.boxoffice.chaos.workload;

import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.system.ServiceInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Measures how long it takes until a new listing sells through every instance and its availability is seen. */
public final class Probe {

    private static final String SELLER = "seller-probe";
    private static final String BUYER = "buyer-probe";
    private static final long PAUSE_MILLIS = 100;
    private static final int CAPACITY = 10;

    private final ChaosSystem system;
    private final Api api;

    public Probe(ChaosSystem system, Api api) {
        this.system = system;
        this.api = api;
    }

    /** Returns the time until everything works; empty if it does not within the limit. */
    public Optional<Duration> measure(Duration limit) throws InterruptedException {
        Instant start = Instant.now();
        Instant deadline = start.plus(limit);
        UUID ticket = null;
        for (ServiceInstance instance : system.instances(Service.TICKETS)) {
            UUID created = create(instance, deadline);
            if (created == null) {
                return Optional.empty();
            }
            ticket = created;
        }
        UUID sold = ticket;
        Instant ordering = start;
        for (ServiceInstance instance : system.instances(Service.ORDERS)) {
            ordering = Instant.now();
            if (!repeat(deadline, () -> sells(instance, sold))) {
                return Optional.empty();
            }
        }
        Instant sent = ordering;
        for (Service service : List.of(Service.TICKETS, Service.STOREFRONT)) {
            for (ServiceInstance instance : system.instances(service)) {
                if (!repeat(deadline, () -> seesStockSince(sent, instance, sold))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(Duration.between(start, Instant.now()));
    }

    private boolean sells(ServiceInstance instance, UUID ticket) {
        Attempt placed = api.send(instance, Calls.place(BUYER, List.of(ticket)));
        return placed.answer() == Answer.ACKNOWLEDGED
                && api.send(instance, Calls.pay(BUYER, placed.result().id(), placed.tickets(), "sim_success"))
                                .answer()
                        == Answer.ACKNOWLEDGED;
    }

    /** Compares times, because the units may be refunded or expire before their availability is seen. */
    private boolean seesStockSince(Instant moment, ServiceInstance instance, UUID ticket) {
        String asOf = api.read(instance, "/api/tickets/" + ticket)
                .body()
                .path("availability")
                .path("asOf")
                .asText("");
        return !asOf.isEmpty() && !Instant.parse(asOf).isBefore(moment);
    }

    private UUID create(ServiceInstance instance, Instant deadline) throws InterruptedException {
        Api.Call call = Calls.createTicket(SELLER, "Probe " + UUID.randomUUID(), CAPACITY);
        while (Instant.now().isBefore(deadline)) {
            Attempt created = api.send(instance, call);
            if (created.answer() == Answer.ACKNOWLEDGED) {
                return created.result().id();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return null;
    }

    private static boolean repeat(Instant deadline, BooleanSupplier step) throws InterruptedException {
        while (Instant.now().isBefore(deadline)) {
            if (step.getAsBoolean()) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }
}
