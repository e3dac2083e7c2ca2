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

/** Looks up how listings sell; without order-service there are none, which keeps nobody from editing. */
@ApplicationScoped
class SalesLookup {

    private final SalesClient client;
    private final ZoneId zone;

    SalesLookup(@RestClient SalesClient client, StorefrontConfig config) {
        this.client = client;
        this.zone = config.zone();
    }

    /** {@code null} for a listing of which nothing is known. */
    record Table(boolean away, Map<UUID, TicketSales> byTicket) {
        public TicketSales of(Ticket ticket) {
            return byTicket.get(ticket.id());
        }
    }

    Table of(List<Ticket> tickets) {
        if (tickets.isEmpty()) {
            return new Table(false, Map.of());
        }
        try {
            Sales sales = client.of(tickets.stream().map(Ticket::id).toList());
            Map<UUID, TicketSales> figures = new HashMap<>();
            Map<UUID, Integer> capacities = new HashMap<>();
            tickets.forEach(ticket -> capacities.put(ticket.id(), ticket.capacity()));
            sales.items().forEach(item -> figures.put(item.ticketId(), figures(item, capacities.get(item.ticketId()))));
            return new Table(false, figures);
        } catch (ServiceUnavailableException | ProcessingException e) {
            return new Table(true, Map.of());
        }
    }

    TicketSales of(Ticket ticket) {
        return of(List.of(ticket)).of(ticket);
    }

    private TicketSales figures(Sales.Item item, int capacity) {
        return new TicketSales(
                capacity, item.held(), item.sold(), item.revenue(), Chart.of(item.days(), LocalDate.now(zone)));
    }
}
