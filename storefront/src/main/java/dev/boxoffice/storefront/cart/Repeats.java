package dev.boxoffice.storefront.cart;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Recognizes the second click of a double click on a button that adds something: the same form again within a moment. */
@ApplicationScoped
class Repeats {

    private static final long MOMENT_MILLIS = 1_500;

    private final Map<Object, Long> recent = new LinkedHashMap<>();

    synchronized boolean isRepeated(Object form) {
        long now = System.nanoTime() / 1_000_000;
        for (Iterator<Long> oldest = recent.values().iterator(); oldest.hasNext(); ) {
            if (now - oldest.next() < MOMENT_MILLIS) {
                break;
            }
            oldest.remove();
        }
        return recent.putIfAbsent(form, now) != null;
    }
}
