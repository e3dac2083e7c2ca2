package dev.boxoffice.stack;

import java.util.concurrent.atomic.AtomicInteger;

/** A listed event of the demo and what the demo did with it. */
record Show(Listing listing, String id, AtomicInteger held, AtomicInteger cancelled) {

    Show(Listing listing, String id) {
        this(listing, id, new AtomicInteger(), new AtomicInteger());
    }
}
