package dev.boxoffice.orders.engine;

import dev.boxoffice.orders.command.Command;
import dev.boxoffice.orders.command.Scope;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.order.Sale;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What one command of a batch finds. */
record LoadedScope(Pending<?> pending, Names names, Loaded loaded, Writes writes) implements Scope {

    @Override
    public Instant now() {
        return loaded.now();
    }

    @Override
    public Sale sale() {
        return new Sale(loaded.tickets().locked(), loaded.pools().locked(), this::bought, now());
    }

    @Override
    public long bought(UUID ticketId) {
        return loaded.buyerUnits().of(names.buyerToLock(command()), ticketId);
    }

    @Override
    public long openOrders() {
        return loaded.openOrders(command().buyer());
    }

    @Override
    public Optional<OrderRequest> cart() {
        return Optional.ofNullable(names.carts().get(command().buyer()));
    }

    @Override
    public Optional<Order> find() {
        return Optional.ofNullable(loaded.order(command().orderId()));
    }

    @Override
    public void place(Order order) {
        loaded.addOpenOrder(order.userId());
        loaded.buyerUnits().add(order);
        writes.place(order, pending);
    }

    @Override
    public boolean isProcessed() {
        return loaded.isProcessed(command().notification());
    }

    @Override
    public boolean isErasing(String buyer) {
        return loaded.isErasing(buyer);
    }

    private Command<?> command() {
        return pending.command();
    }
}
