package dev.boxoffice.chaos.workload;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** The tickets on offer: some with plenty of units, some that sell out, and some that share a pool. */
public final class Catalogue {

    /** Newer scarce tickets replace older ones. */
    private static final int SCARCE = 4;

    private static final double SCARCE_SHARE = 0.3;
    private static final double POOLED_SHARE = 0.2;

    private final List<UUID> plentiful = new CopyOnWriteArrayList<>();
    private final List<UUID> scarce = new CopyOnWriteArrayList<>();
    /** Tickets of one pool. */
    private final List<UUID> pooled = new CopyOnWriteArrayList<>();

    private final List<UUID> pools = new CopyOnWriteArrayList<>();
    private final Map<UUID, String> sellers = new ConcurrentHashMap<>();

    void addPlentiful(UUID ticket, String seller) {
        sellers.put(ticket, seller);
        plentiful.add(ticket);
    }

    /** Returns the ticket that is no longer on offer; null if none is. */
    UUID addScarce(UUID ticket, String seller) {
        sellers.put(ticket, seller);
        scarce.add(ticket);
        return scarce.size() > SCARCE ? scarce.removeFirst() : null;
    }

    void addPooled(UUID ticket, String seller) {
        sellers.put(ticket, seller);
        pooled.add(ticket);
    }

    void addPool(UUID pool, String seller) {
        sellers.put(pool, seller);
        pools.add(pool);
    }

    List<UUID> pools() {
        return pools;
    }

    public UUID anyPool(RandomGenerator random) {
        return pools.get(random.nextInt(pools.size()));
    }

    /** The tickets that share a pool. */
    public Set<UUID> pooled() {
        return Set.copyOf(pooled);
    }

    /** The seller of a ticket or a pool. */
    String seller(UUID ticket) {
        return sellers.get(ticket);
    }

    /** A ticket to buy. */
    UUID any(RandomGenerator random) {
        return random.nextDouble() < POOLED_SHARE && !pooled.isEmpty()
                ? pooled.get(random.nextInt(pooled.size()))
                : anyEditable(random);
    }

    /** A ticket that is the only one of its show, so that its seller can change the title. */
    UUID anyEditable(RandomGenerator random) {
        List<UUID> some = List.copyOf(scarce);
        return random.nextDouble() < SCARCE_SHARE && !some.isEmpty()
                ? some.get(random.nextInt(some.size()))
                : anyPlentiful(random);
    }

    public UUID anyPlentiful(RandomGenerator random) {
        return plentiful.get(random.nextInt(plentiful.size()));
    }

    /** Always the same ticket for one user, so that a cart which was not checked out never contains another one. */
    UUID forCartOf(String user) {
        return plentiful.get(Math.floorMod(user.hashCode(), plentiful.size()));
    }
}
