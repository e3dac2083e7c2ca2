package dev.boxoffice.chaos.fault;

import java.util.Collections;
import java.util.Set;
import java.util.UUID;

/** What a fault may delay. Everything else has to continue as usual. */
public sealed interface Scope {

    /** Everything, for example because a process has ended. */
    record Everything() implements Scope {}

    /** Orders of these tickets. */
    record Tickets(Set<UUID> ids) implements Scope {}

    record OneOrder(UUID id) implements Scope {}

    /** The requests of one user. */
    record OneUser(String name) implements Scope {}

    record Nothing() implements Scope {}

    /** Whether the fault may delay the end of an order's hold. */
    default boolean excuses(UUID order, Set<UUID> tickets) {
        return switch (this) {
            case Everything() -> true;
            case Tickets(Set<UUID> ids) -> !Collections.disjoint(ids, tickets);
            case OneOrder(UUID id) -> id.equals(order);
            case OneUser(String _) -> false;
            case Nothing() -> false;
        };
    }
}
