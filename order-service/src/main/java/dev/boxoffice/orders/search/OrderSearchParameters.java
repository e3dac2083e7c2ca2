package dev.boxoffice.orders.search;

import dev.boxoffice.http.input.Ranges;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.organiser.StaffScope;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters that select orders. */
public class OrderSearchParameters {

    @QueryParam("buyer")
    String buyer;

    @Parameter(description = "The contact's address, in upper or lower case")
    @QueryParam("email")
    String email;

    @QueryParam("showId")
    UUID showId;

    @QueryParam("ticketId")
    UUID ticketId;

    @QueryParam("status")
    OrderStatus status;

    @Parameter(description = "The earliest creation, inclusive")
    @QueryParam("from")
    Instant from;

    @Parameter(description = "The latest creation, exclusive and not before from")
    @QueryParam("to")
    Instant to;

    OrderFilter within(StaffScope scope) {
        Ranges.require("from", from, "to", to);
        return new OrderFilter(
                buyer, email, showId, ticketId, status, from, to, scope.everything() ? null : scope.organisers());
    }
}
