package dev.boxoffice.storefront.admission;

import java.util.List;
import java.util.UUID;

/**
 * The admissions of an order that the visitor holds.
 *
 * @param items those on the first page
 * @param total of the order, including those of other users
 * @param pending whether a paid order has no admissions yet
 * @param unavailable whether admission-service does not respond
 */
public record OrderAdmissions(UUID orderId, List<Admission> items, long total, boolean pending, boolean unavailable) {

    /** The number of codes on the page; the PDF has all. */
    private static final int MAX_SHOWN = 10;

    /** More than the page shows, because other users may hold some. */
    static final int MAX_READ = 100;

    /** The maximum number of pages of a PDF. */
    public static final int MAX_PRINTED = 500;

    static OrderAdmissions of(UUID orderId, AdmissionListClient.Admissions found) {
        return new OrderAdmissions(
                orderId,
                found.items().stream()
                        .filter(admission -> admission.code() != null)
                        .toList(),
                found.total(),
                found.items().isEmpty(),
                false);
    }

    /** Of an order whose payment has not reached admission-service. */
    static OrderAdmissions pending(UUID orderId) {
        return new OrderAdmissions(orderId, List.of(), 0, true, false);
    }

    static OrderAdmissions unavailable(UUID orderId) {
        return new OrderAdmissions(orderId, List.of(), 0, false, true);
    }

    public List<Admission> shown() {
        return items.subList(0, Math.min(MAX_SHOWN, items.size()));
    }

    public boolean isShortened() {
        return items.size() > MAX_SHOWN || total > MAX_READ;
    }

    /** Whether the visitor holds an admission on the first page, or may hold one on another. */
    public boolean isPrintable() {
        return !items.isEmpty() || isShortened();
    }

    /** Whether the order is too large for one PDF, so that the page links to one for each ticket. */
    public boolean isPrintedByTicket() {
        return total > MAX_PRINTED;
    }
}
