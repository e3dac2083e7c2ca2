package dev.boxoffice.orders.search;

import dev.boxoffice.http.Text;
import dev.boxoffice.http.input.Ranges;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.organiser.StaffScope;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters that select orders. */
public class OrderSearchParameters {

    @QueryParam("buyer")
    String buyer;

    @Parameter(description = "The contact's address, in upper or lower case")
    @QueryParam("email")
    String email;

    @Parameter(description = "Only orders with a ticket of this organiser")
    @QueryParam("organiserId")
    UUID organiserId;

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

    @Parameter(
            description =
                    "The number of the order or the first eight or more of its characters, the buyer, the provider's"
                            + " reference of a payment, or the beginnings of words of the contact's name and email")
    @Schema(maxLength = SearchText.MAX_LENGTH)
    @QueryParam("q")
    @Text(max = SearchText.MAX_LENGTH, form = Text.Form.LINE)
    String text;

    OrderFilter within(StaffScope scope) {
        Ranges.require("from", from, "to", to);
        return new OrderFilter(
                buyer,
                email,
                showId,
                ticketId,
                status,
                from,
                to,
                scope.organisers(organiserId).orElse(null),
                text == null || text.isBlank() ? null : SearchText.of(text));
    }
}
