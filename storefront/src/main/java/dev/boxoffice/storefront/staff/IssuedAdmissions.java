package dev.boxoffice.storefront.staff;

import java.time.Instant;
import java.util.List;

/**
 * The admissions of an order, with their entries.
 *
 * @param items those on the first page
 * @param unavailable whether admission-service does not respond
 */
record IssuedAdmissions(List<Issued> items, long total, boolean unavailable) {

    static final IssuedAdmissions UNAVAILABLE = new IssuedAdmissions(List.of(), 0, true);
    static final IssuedAdmissions NONE = new IssuedAdmissions(List.of(), 0, false);

    /**
     * One admission.
     *
     * @param holderName {@code null} if the holder has given none
     * @param enteredAt {@code null} before the entry
     * @param ticket {@code null} until admission-service knows it
     */
    record Issued(int number, String status, String holderName, Instant enteredAt, Ticket ticket) {

        record Ticket(String name, String title) {}

        public boolean isVoid() {
            return "VOID".equals(status);
        }

        public String ticketName() {
            if (ticket == null) {
                return "";
            }
            return ticket.name == null ? String.valueOf(ticket.title) : ticket.name;
        }
    }

    /** How many of the first page have entered. */
    public long entered() {
        return items.stream().filter(issued -> issued.enteredAt != null).count();
    }

    public boolean isShortened() {
        return total > items.size();
    }
}
