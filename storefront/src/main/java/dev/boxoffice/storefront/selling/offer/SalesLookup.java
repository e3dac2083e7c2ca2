package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks up the revenue of tickets. Pages are complete without it while order-service is unavailable. */
@ApplicationScoped
public class SalesLookup {

    /** Of one request to order-service. */
    private static final int MAX_TICKETS = 50;

    private final SalesClient client;

    SalesLookup(@RestClient SalesClient client) {
        this.client = client;
    }

    /** The revenue of tickets, as far as it is known. */
    public record Revenue(Map<UUID, List<Money>> byTicket) {

        /** The revenue of a ticket; a dash if it is unknown or nothing. */
        public String text(Ticket ticket) {
            List<Money> revenue = byTicket.getOrDefault(ticket.id(), List.of());
            return revenue.isEmpty() ? "–" : revenue.stream().map(Money::text).collect(Collectors.joining(", "));
        }

        public boolean known() {
            return !byTicket.isEmpty();
        }
    }

    public static Revenue unknown() {
        return new Revenue(Map.of());
    }

    public Revenue of(List<Ticket> tickets) {
        if (tickets.isEmpty()) {
            return unknown();
        }
        try {
            Sales sales = client.of(
                    tickets.stream().map(Ticket::id).limit(MAX_TICKETS).toList());
            return new Revenue(
                    sales.items().stream().collect(Collectors.toMap(Sales.Item::ticketId, Sales.Item::revenue)));
        } catch (ServiceUnavailableException | ProcessingException _) {
            return unknown();
        }
    }
}
