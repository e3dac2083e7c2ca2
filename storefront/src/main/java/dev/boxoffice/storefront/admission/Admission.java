package dev.boxoffice.storefront.admission;

import java.time.Instant;
import java.util.UUID;

/**
 * An admission of admission-service.
 *
 * @param orderId {@code null} in lists of one order
 * @param number of the unit within its order line, from 1
 * @param status VALID or VOID
 * @param voidReason {@code null} for a valid admission
 * @param code {@code null} if the admission is void or belongs to another user
 * @param holderName {@code null} if the holder has given none
 * @param asksHolderName whether the show asks for the names of holders
 * @param enteredAt {@code null} before the entry
 * @param transfer {@code null} unless a transfer is open
 */
public record Admission(
        UUID id,
        UUID orderId,
        int number,
        String status,
        String voidReason,
        String code,
        String holderName,
        boolean asksHolderName,
        Instant enteredAt,
        Ticket ticket,
        OpenTransfer transfer) {

    /**
     * What is known of the ticket and its show. All but {@code id} is {@code null} until the event of the ticket has arrived.
     *
     * @param timeZone IANA name; {@code null} for a ticket without a show
     */
    public record Ticket(
            UUID id,
            UUID showId,
            String name,
            String title,
            String venue,
            Instant startsAt,
            String timeZone,
            String showStatus) {

        public boolean calledOff() {
            return "CALLED_OFF".equals(showStatus);
        }
    }

    public record OpenTransfer(Instant expiresAt) {}

    /** Whether the holder can give a name. Without it, the holder can only remove one. */
    public boolean isNameable() {
        return asksHolderName && enteredAt == null;
    }

    /** Whether the holder can offer it to another user. */
    public boolean isTransferable() {
        return code != null && enteredAt == null && transfer == null;
    }

    public QrCode qrCode() {
        return QrCode.of(code);
    }
}
