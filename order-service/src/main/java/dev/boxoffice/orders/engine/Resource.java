package dev.boxoffice.orders.engine;

import java.util.UUID;

/** A row or an advisory lock that a command needs. */
record Resource(Kind kind, String id) {

    enum Kind {
        CART,
        BUYER,
        POOL,
        TICKET,
        ORDER
    }

    static Resource cart(String userId) {
        return new Resource(Kind.CART, userId);
    }

    static Resource buyer(String userId) {
        return new Resource(Kind.BUYER, userId);
    }

    static Resource pool(UUID id) {
        return new Resource(Kind.POOL, id.toString());
    }

    static Resource ticket(UUID id) {
        return new Resource(Kind.TICKET, id.toString());
    }

    static Resource order(UUID id) {
        return new Resource(Kind.ORDER, id.toString());
    }
}
