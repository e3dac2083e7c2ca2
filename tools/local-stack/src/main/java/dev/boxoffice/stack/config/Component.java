package dev.boxoffice.stack.config;

import java.util.List;

/** The processes of a running system; Kafka and the issuer live inside the supervisor's. */
public enum Component {
    SUPERVISOR("local-stack"),
    POSTGRES("postgres"),
    TICKET_SERVICE("ticket-service"),
    ORDER_SERVICE("order-service"),
    STOREFRONT("storefront");

    private final String label;

    Component(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Services first, the database last: nobody loses what it writes to. */
    public static List<Component> childrenInStopOrder() {
        return List.of(STOREFRONT, ORDER_SERVICE, TICKET_SERVICE, POSTGRES);
    }
}
