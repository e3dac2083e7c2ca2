package dev.boxoffice.orders.order;

import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.Ticket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a buyer without orders can order. */
public final class SaleFixtures {

    private SaleFixtures() {}

    public static Sale of(Instant now, Ticket... tickets) {
        return of(now, List.of(), tickets);
    }

    public static Sale of(Instant now, List<Pool> pools, Ticket... tickets) {
        Map<UUID, Ticket> byId = Arrays.stream(tickets).collect(Collectors.toMap(Ticket::id, Function.identity()));
        return new Sale(byId, pools.stream().collect(Collectors.toMap(Pool::id, Function.identity())), id -> 0, now);
    }
}
