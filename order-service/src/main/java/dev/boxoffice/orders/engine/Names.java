package dev.boxoffice.orders.engine;

import dev.boxoffice.orders.command.Command;
import dev.boxoffice.orders.order.OrderRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the commands of a transaction name, as read before anything but keys and carts is locked.
 *
 * @param carts the contents of locked carts, by buyer
 * @param orders the orders that the commands change
 * @param tickets the tickets that new orders and changed lines request
 * @param limited the tickets that have a buyer limit
 */
record Names(
        Map<String, OrderRequest> carts,
        Map<UUID, NamedRows.NamedOrder> orders,
        Map<UUID, NamedRows.NamedTicket> tickets,
        Set<UUID> limited) {

    static Names of(
            Map<String, OrderRequest> carts,
            Map<UUID, NamedRows.NamedOrder> orders,
            Map<UUID, NamedRows.NamedTicket> tickets) {
        Set<UUID> limited = new HashSet<>();
        orders.values().forEach(order -> limited.addAll(order.limited()));
        tickets.forEach((id, ticket) -> {
            if (ticket.limited()) {
                limited.add(id);
            }
        });
        return new Names(carts, orders, tickets, limited);
    }

    /** What the command needs to lock, besides its key and its cart. */
    List<Resource> needs(Command<?> command) {
        var needs = new ArrayList<Resource>();
        buyersToLock(command).map(Resource::buyer).forEach(needs::add);
        poolsToLock(command).forEach(id -> needs.add(Resource.pool(id)));
        ticketsToLock(command).forEach(id -> needs.add(Resource.ticket(id)));
        if (command.orderId() != null) {
            needs.add(Resource.order(command.orderId()));
        }
        return needs;
    }

    /** The buyer of a new order, or of an existing one that may get more units of a ticket with a buyer limit. */
    String buyerToLock(Command<?> command) {
        if (command.buyer() != null || !command.mayHold()) {
            return command.buyer();
        }
        NamedRows.NamedOrder order = orders.get(command.orderId());
        boolean isLimited = order != null
                && Stream.concat(order.ticketIds().stream(), command.ticketIds().stream())
                        .anyMatch(limited::contains);
        return isLimited ? order.buyer() : null;
    }

    /** All buyers whose orders the command may change. */
    Stream<String> buyersToLock(Command<?> command) {
        return Stream.of(Optional.ofNullable(buyerToLock(command)), Optional.ofNullable(command.formerBuyer()))
                .flatMap(Optional::stream);
    }

    List<UUID> ticketsToLock(Command<?> command) {
        if (command.isCheckout()) {
            OrderRequest request = carts.get(command.buyer());
            return request == null ? List.of() : request.ticketIds();
        }
        if (command.orderId() == null) {
            return command.ticketIds();
        }
        NamedRows.NamedOrder order = orders.get(command.orderId());
        return order != null && command.changesStock(order.free())
                ? List.copyOf(order.ticketIds())
                : command.ticketIds();
    }

    /** The pools of the tickets to lock: those of existing lines, and those in which new units of a ticket are counted. */
    Set<UUID> poolsToLock(Command<?> command) {
        NamedRows.NamedOrder order = command.orderId() == null ? null : orders.get(command.orderId());
        Set<UUID> pools = new HashSet<>();
        for (UUID id : ticketsToLock(command)) {
            if (order != null) {
                pools.addAll(order.poolsByTicket().getOrDefault(id, List.of()));
            }
            if (tickets.containsKey(id)) {
                pools.addAll(tickets.get(id).poolIds());
            }
        }
        return pools;
    }

    /** The tickets of existing orders, whether they are locked or only shown. */
    Collection<UUID> ticketsToRead(Command<?> command) {
        return existing(command).flatMap(order -> order.ticketIds().stream()).toList();
    }

    /** The pools of existing orders, whether they are locked or only loaded. */
    Collection<UUID> poolsToRead(Command<?> command) {
        return existing(command).flatMap(order -> order.poolIds().stream()).toList();
    }

    private Stream<NamedRows.NamedOrder> existing(Command<?> command) {
        return command.orderId() == null ? Stream.empty() : Stream.ofNullable(orders.get(command.orderId()));
    }
}
