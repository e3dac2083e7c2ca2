package dev.boxoffice.chaos.fault;

import java.util.Set;
import java.util.UUID;

/** What a fault may delay. Everything else has to continue as usual. */
public sealed interface Scope {

    /** Everything, for example because a process has ended. */
    record Everything() implements Scope {}

    record OneTicket(UUID id) implements Scope {}

    record OneOrder(UUID id) implements Scope {}

    /** The requests of one user. */
    record OneUser(String name) implements Scope {}

    record Nothing() implements Scope {}

    /** Whether the fault may delay the end of an order's hold. */
    default boolean excuses(UUID order, Set<UUID> tickets) {
        return switch (this) {
            case Everything() -> true;
            case OneTicket(UUID id) -> tickets.contains(id);
            case OneOrder(UUID id) -> id.equals(order);
            case OneUser(String _) -> false;
            case Nothing() -> false;
        };
    }
}
