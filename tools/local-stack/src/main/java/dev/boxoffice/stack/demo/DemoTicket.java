package dev.boxoffice.stack.demo;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A ticket offered by the demo, with the number of units in each state.
 *
 * @param heldBefore units held before this demo
 * @param soldBefore units sold before this demo
 */
record DemoTicket(
        CatalogueTicket offer,
        String id,
        int heldBefore,
        int soldBefore,
        Map<Fate, AtomicInteger> units,
        AtomicBoolean withdrawn) {

    DemoTicket(CatalogueTicket offer, String id, int heldBefore, int soldBefore) {
        this(
                offer,
                id,
                heldBefore,
                soldBefore,
                Arrays.stream(Fate.values()).collect(Collectors.toMap(fate -> fate, fate -> new AtomicInteger())),
                new AtomicBoolean());
    }

    String currency() {
        return offer.price().currency();
    }

    void add(Fate fate, int quantity) {
        units.get(fate).addAndGet(quantity);
    }

    int count(Fate fate) {
        return units.get(fate).get();
    }

    int available() {
        return withdrawn.get() ? 0 : offer.capacity() - count(Fate.HELD) - count(Fate.SOLD);
    }
}
