package dev.boxoffice.storefront.admission;

import java.time.Instant;
import java.util.UUID;

/**
 * An admission of admission-service.
 *
 * @param number of the unit within its order line, from 1
 * @param code {@code null} if the admission is void or belongs to another user
 * @param holderName {@code null} if the holder has given none
 * @param asksHolderName whether the show asks for the names of holders
 * @param enteredAt {@code null} before the entry
 */
public record Admission(
        UUID id, int number, String code, String holderName, boolean asksHolderName, Instant enteredAt, Ticket ticket) {

    /** The name of the ticket and the title of its show; both are {@code null} until the event of the ticket has arrived. */
    public record Ticket(String name, String title) {}

    /** Whether the holder can give a name. Without it, the holder can only remove one. */
    public boolean isNameable() {
        return asksHolderName && enteredAt == null;
    }

    public QrCode qrCode() {
        return QrCode.of(code);
    }
}
