package dev.boxoffice.stack.demo;

import java.util.Arrays;
import java.util.List;
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
        CatalogueShow show,
        CatalogueTicket offer,
        String id,
        int heldBefore,
        int soldBefore,
        List<DemoPool> pools,
        Map<Fate, AtomicInteger> units,
        AtomicBoolean withdrawn) {

    DemoTicket(
            CatalogueShow show,
            CatalogueTicket offer,
            String id,
            int heldBefore,
            int soldBefore,
            List<DemoPool> pools) {
        this(
                show,
                offer,
                id,
                heldBefore,
                soldBefore,
                pools,
                Arrays.stream(Fate.values()).collect(Collectors.toMap(fate -> fate, fate -> new AtomicInteger())),
                new AtomicBoolean());
    }

    String currency() {
        return show.currency();
    }

    /** The title of the show, and the name of the ticket if there are others. */
    String title() {
        return show.tickets().size() == 1 ? show.title() : show.title() + ", " + offer.name();
    }

    void add(Fate fate, int quantity) {
        units.get(fate).addAndGet(quantity);
        pools.forEach(pool -> pool.add(fate, quantity));
    }

    int count(Fate fate) {
        return units.get(fate).get();
    }

    /** The least of the ticket's own units and those of its pools. */
    int available() {
        int own = withdrawn.get() ? 0 : offer.capacity() - count(Fate.HELD) - count(Fate.SOLD);
        return pools.stream().mapToInt(DemoPool::available).reduce(own, Math::min);
    }
}
