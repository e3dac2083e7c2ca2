package dev.boxoffice.reference;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Accepts every order without storing it, which shows the cost of HTTP, token, validation and JSON alone. */
@ApplicationScoped
class NoDatabase {

    private static final Amount PRICE = new Amount(4900, "EUR");

    private final Duration hold;

    NoDatabase(@ConfigProperty(name = "boxoffice.orders.hold-duration") Duration hold) {
        this.hold = hold;
    }

    OrderView place(String buyer, Purchase purchase) {
        Instant now = Instant.now();
        List<OrderView.Item> items = purchase.items().stream()
                .map(line -> new OrderView.Item(
                        line.ticketId(),
                        line.quantity(),
                        PRICE,
                        new OrderView.Ticket("Bench 1", "Hall", now, PRICE, "ON_SALE")))
                .toList();
        return new OrderView(
                UuidCreator.getTimeOrderedEpoch(),
                "CREATED",
                items,
                PRICE,
                now.plus(hold),
                1,
                now,
                now,
                List.of(new OrderView.Transition(now, null, "CREATED", "placed", buyer)),
                null);
    }
}
