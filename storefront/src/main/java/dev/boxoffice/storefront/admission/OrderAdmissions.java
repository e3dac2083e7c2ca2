package dev.boxoffice.storefront.admission;

import java.util.List;
import java.util.UUID;

/**
 * The admissions of an order that the visitor holds.
 *
 * @param pending whether a paid order has no admissions yet
 * @param unavailable whether admission-service does not respond
 */
public record OrderAdmissions(UUID orderId, List<Admission> items, boolean pending, boolean unavailable) {

    /** Codes on a page; the PDF has all. */
    private static final int MAX_SHOWN = 10;

    static OrderAdmissions of(UUID orderId, List<Admission> all) {
        return new OrderAdmissions(
                orderId,
                all.stream().filter(admission -> admission.code() != null).toList(),
                all.isEmpty(),
                false);
    }

    /** Of an order whose payment admission-service has not heard of. */
    static OrderAdmissions pending(UUID orderId) {
        return new OrderAdmissions(orderId, List.of(), true, false);
    }

    static OrderAdmissions unavailable(UUID orderId) {
        return new OrderAdmissions(orderId, List.of(), false, true);
    }

    public List<Admission> shown() {
        return items.subList(0, Math.min(MAX_SHOWN, items.size()));
    }

    public boolean isShortened() {
        return items.size() > MAX_SHOWN;
    }
}
