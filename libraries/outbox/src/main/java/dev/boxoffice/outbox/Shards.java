package dev.boxoffice.outbox;

import java.util.UUID;

/** Rows of one aggregate share a shard, and one relay at a time works on a shard: so their order is kept. */
final class Shards {

    static final int COUNT = 8;

    private Shards() {}

    static short of(UUID aggregateId) {
        return (short) Math.floorMod(aggregateId.hashCode(), COUNT);
    }
}
