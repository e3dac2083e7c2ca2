package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.StorefrontConfig;
import dev.boxoffice.storefront.catalogue.Ticket;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks up the sales of tickets. Sellers can still edit tickets while order-service is unavailable. */
@ApplicationScoped
class SalesLookup {

    private final SalesClient client;
    private final ZoneId zone;

    SalesLookup(@RestClient SalesClient client, StorefrontConfig config) {
        this.client = client;
        this.zone = config.zone();
    }

    /** The sales found. */
    record Result(boolean unavailable, Map<UUID, TicketSales> byTicket) {
        /** The sales of a ticket; {@code null} if unknown. */
        public TicketSales of(Ticket ticket) {
            return byTicket.get(ticket.id());
        }
    }

    Result of(List<Ticket> tickets) {
        if (tickets.isEmpty()) {
            return new Result(false, Map.of());
        }
        try {
            Sales sales = client.of(tickets.stream().map(Ticket::id).toList());
            Map<UUID, TicketSales> byTicket = new HashMap<>();
            Map<UUID, Integer> capacities = new HashMap<>();
            tickets.forEach(ticket -> capacities.put(ticket.id(), ticket.capacity()));
            sales.items()
                    .forEach(item -> byTicket.put(item.ticketId(), ticketSales(item, capacities.get(item.ticketId()))));
            return new Result(false, byTicket);
        } catch (ServiceUnavailableException | ProcessingException e) {
            return new Result(true, Map.of());
        }
    }

    TicketSales of(Ticket ticket) {
        return of(List.of(ticket)).of(ticket);
    }

    private TicketSales ticketSales(Sales.Item item, int capacity) {
        return new TicketSales(
                capacity, item.held(), item.sold(), item.revenue(), Chart.of(item.days(), LocalDate.now(zone)));
    }
}
