package dev.boxoffice.storefront.selling.offer;

import java.util.UUID;

/** A capacity that several tickets of a show share. */
public record Pool(UUID id, UUID showId, String name, int capacity, long version, Availability availability) {

    /** The name of its input in a form for a kind of ticket. */
    public String input() {
        return "pool-" + id;
    }
}
