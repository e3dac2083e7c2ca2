package dev.boxoffice.chaos.workload;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** The tickets on offer: some with plenty of units, and some that sell out. */
public final class Catalogue {

    /** Newer scarce tickets replace older ones. */
    private static final int SCARCE = 4;

    private static final double SCARCE_SHARE = 0.3;

    private final List<UUID> plentiful = new CopyOnWriteArrayList<>();
    private final List<UUID> scarce = new CopyOnWriteArrayList<>();
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

    String seller(UUID ticket) {
        return sellers.get(ticket);
    }

    UUID any(RandomGenerator random) {
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
