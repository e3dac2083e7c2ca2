package dev.boxoffice.outbox;

import java.util.UUID;

/** Rows of one aggregate share a shard, and only one relay works on a shard at a time, which preserves their order. */
final class Shards {

    static final int COUNT = 8;

    private Shards() {}

    static short of(UUID aggregateId) {
        return (short) Math.floorMod(aggregateId.hashCode(), COUNT);
    }
}
