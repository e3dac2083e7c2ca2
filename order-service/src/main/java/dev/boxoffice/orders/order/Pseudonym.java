package dev.boxoffice.orders.order;

import java.util.UUID;

/** Replaces the id of a buyer whose personal data was erased. No token can have such a subject. */
public final class Pseudonym {

    private static final String PREFIX = "erased:";

    private Pseudonym() {}

    /** Returns the pseudonym of all orders of one erasure. */
    public static String of(UUID erasure) {
        return PREFIX + erasure;
    }

    public static boolean isPseudonym(String userId) {
        return userId.startsWith(PREFIX);
    }
}
