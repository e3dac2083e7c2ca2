package dev.boxoffice.stack.demo;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pool of the demo, with the units that its tickets took in this run.
 *
 * @param show the title of the show
 * @param heldBefore units held before this demo
 * @param soldBefore units sold before this demo
 */
record DemoPool(
        String id,
        String show,
        CatalogueShow.Pool offer,
        int heldBefore,
        int soldBefore,
        AtomicInteger held,
        AtomicInteger sold) {

    DemoPool(String id, String show, CatalogueShow.Pool offer, int heldBefore, int soldBefore) {
        this(id, show, offer, heldBefore, soldBefore, new AtomicInteger(), new AtomicInteger());
    }

    void add(Fate fate, int quantity) {
        switch (fate) {
            case HELD -> held.addAndGet(quantity);
            case SOLD -> sold.addAndGet(quantity);
            case CANCELLED, EXPIRED, REFUNDED -> {}
        }
    }

    int available() {
        return offer.capacity() - held.get() - sold.get();
    }
}
