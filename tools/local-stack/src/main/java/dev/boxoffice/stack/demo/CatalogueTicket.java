package dev.boxoffice.stack.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of ticket of a show in the demo's catalogue.
 *
 * @param amount the price in minor units, in the currency of the show
 * @param maxPerBuyer {@code null} for no limit
 * @param onSaleFromDay days from today; {@code null} for no limit
 * @param onSaleUntilDay days from today; {@code null} for no limit
 * @param pools names of pools of the show
 */
record CatalogueTicket(
        String name,
        long amount,
        int capacity,
        int maxPerOrder,
        Integer maxPerBuyer,
        Integer onSaleFromDay,
        Integer onSaleUntilDay,
        List<String> pools) {

    private static final LocalTime OPENING = LocalTime.of(10, 0);

    CatalogueTicket {
        pools = pools == null ? List.of() : pools;
    }

    boolean hasWindow() {
        return onSaleFromDay != null || onSaleUntilDay != null;
    }

    /** Whether the ticket can be ordered today; windows change at the start of the day or later. */
    boolean isOnSale() {
        return (onSaleFromDay == null || onSaleFromDay < 0) && (onSaleUntilDay == null || onSaleUntilDay > 1);
    }

    /** Units that one buyer can order at once. */
    int mostPerOrder() {
        return maxPerBuyer == null ? maxPerOrder : Math.min(maxPerOrder, maxPerBuyer);
    }

    /** The fields of a request, without the pools. */
    Map<String, Object> body(String currency, ZoneId zone, LocalDate today) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("price", Map.of("amount", amount, "currency", currency));
        body.put("capacity", capacity);
        body.put("maxPerOrder", maxPerOrder);
        if (maxPerBuyer != null) {
            body.put("maxPerBuyer", maxPerBuyer);
        }
        if (onSaleFromDay != null) {
            body.put("onSaleFrom", at(today.plusDays(onSaleFromDay), OPENING, zone));
        }
        if (onSaleUntilDay != null) {
            body.put("onSaleUntil", at(today.plusDays(onSaleUntilDay), LocalTime.MIDNIGHT, zone));
        }
        return body;
    }

    private static String at(LocalDate day, LocalTime time, ZoneId zone) {
        Instant instant = day.atTime(time).atZone(zone).toInstant();
        return instant.toString();
    }
}
