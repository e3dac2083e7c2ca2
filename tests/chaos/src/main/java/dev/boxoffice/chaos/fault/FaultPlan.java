package dev.boxoffice.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws faults from a seed. Each kind occurs once before any occurs again. */
public final class FaultPlan {

    private final List<FaultKind> kinds;
    private final Random random;
    private final List<FaultKind> deck = new ArrayList<>();

    public FaultPlan(List<FaultKind> kinds, long seed) {
        this.kinds = kinds;
        this.random = new Random(seed);
    }

    /**
     * A fault to inject.
     *
     * @param seed for the choice of the target
     */
    public record Step(FaultKind kind, Duration length, long seed) {}

    public Step next() {
        if (deck.isEmpty()) {
            deck.addAll(kinds);
            Collections.shuffle(deck, random);
        }
        FaultKind kind = deck.removeFirst();
        long least = kind.least().toMillis();
        long most = kind.most().toMillis();
        long millis = least + (most > least ? random.nextLong(most - least) : 0);
        return new Step(kind, Duration.ofMillis(millis), random.nextLong());
    }
}
