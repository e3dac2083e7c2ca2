package dev.boxoffice.stack;

import java.util.List;

/** The processes of a running system; Kafka and the issuer live inside the supervisor's. */
enum Component {
    SUPERVISOR("local-stack"),
    POSTGRES("postgres"),
    TICKET_SERVICE("ticket-service"),
    ORDER_SERVICE("order-service"),
    STOREFRONT("storefront");

    private final String label;

    Component(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Services first, the database last: nobody loses what it writes to. */
    static List<Component> childrenInStopOrder() {
        return List.of(STOREFRONT, ORDER_SERVICE, TICKET_SERVICE, POSTGRES);
    }
}
