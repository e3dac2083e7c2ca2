package dev.boxoffice.orders.engine;

import dev.boxoffice.orders.command.Command;
import dev.boxoffice.orders.order.OrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the commands of a transaction name, as read before anything but keys and carts is locked.
 *
 * @param carts the contents of locked carts, by buyer
 * @param orders the tickets of the orders that the commands change
 */
record Names(Map<String, OrderRequest> carts, Map<UUID, OrderTable.Tickets> orders) {

    /** What the command needs to lock, besides its key and its cart. */
    List<Resource> needs(Command<?> command) {
        var needs = new ArrayList<Resource>();
        if (command.buyer() != null) {
            needs.add(Resource.buyer(command.buyer()));
        }
        ticketsToLock(command).forEach(id -> needs.add(Resource.ticket(id)));
        if (command.orderId() != null) {
            needs.add(Resource.order(command.orderId()));
        }
        return needs;
    }

    List<UUID> ticketsToLock(Command<?> command) {
        if (command.isCheckout()) {
            OrderRequest request = carts.get(command.buyer());
            return request == null ? List.of() : request.ticketIds();
        }
        if (command.orderId() == null) {
            return command.ticketIds();
        }
        OrderTable.Tickets tickets = orders.get(command.orderId());
        return tickets != null && command.changesStock(tickets.free()) ? tickets.ids() : command.ticketIds();
    }

    /** The tickets of existing orders, whether they are locked or only shown. */
    List<UUID> ticketsToRead(Command<?> command) {
        OrderTable.Tickets tickets = command.orderId() == null ? null : orders.get(command.orderId());
        return tickets == null ? List.of() : tickets.ids();
    }
}
