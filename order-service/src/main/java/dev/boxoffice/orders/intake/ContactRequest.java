package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Text;
import dev.boxoffice.orders.order.OrderDetails;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How to reach the person who receives the tickets.
 *
 * @param email an address; RFC 5321, section 4.5.3.1.3, limits its length
 */
public record ContactRequest(
        @NotNull @Size(max = MAX_EMAIL) @Pattern(regexp = "[^\\s@\\p{Cc}\\p{Cs}]+@[^\\s@\\p{Cc}\\p{Cs}]+")
        String email,

        @Schema(maxLength = MAX_NAME) @Text(max = MAX_NAME) String name) {

    private static final int MAX_EMAIL = 254;
    private static final int MAX_NAME = 200;

    /**
     * The details of an order.
     *
     * @param contact {@code null} for none
     */
    public static OrderDetails details(String clientReference, ContactRequest contact) {
        return new OrderDetails(
                clientReference, contact == null ? null : new OrderDetails.Contact(contact.email(), contact.name()));
    }
}
