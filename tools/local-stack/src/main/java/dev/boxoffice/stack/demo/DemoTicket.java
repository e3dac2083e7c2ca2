package dev.boxoffice.stack.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A listed event of the demo and what the demo did with it. */
record DemoTicket(CatalogueTicket listing, String id, Map<Fate, AtomicInteger> admissions, AtomicBoolean withdrawn) {

    DemoTicket(CatalogueTicket listing, String id) {
        this(
                listing,
                id,
                Arrays.stream(Fate.values()).collect(Collectors.toMap(fate -> fate, fate -> new AtomicInteger())),
                new AtomicBoolean());
    }

    String currency() {
        return listing.price().currency();
    }

    void add(Fate fate, int quantity) {
        admissions.get(fate).addAndGet(quantity);
    }

    int count(Fate fate) {
        return admissions.get(fate).get();
    }

    /** What can still be bought. */
    int left() {
        return withdrawn.get() ? 0 : listing.capacity() - count(Fate.HELD) - count(Fate.SOLD);
    }
}
