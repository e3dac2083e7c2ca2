package dev.boxoffice.stack.config;

import dev.boxoffice.launcher.Port;
import java.util.List;

/** The processes of a running system; Kafka and the issuer run inside the supervisor. */
public enum Component {
    SUPERVISOR("local-stack", Port.KAFKA),
    POSTGRES("postgres", Port.POSTGRES),
    TICKET_SERVICE("ticket-service", Port.TICKET),
    ORDER_SERVICE("order-service", Port.ORDER),
    ADMISSION_SERVICE("admission-service", Port.ADMISSION),
    STOREFRONT("storefront", Port.STOREFRONT);

    private final String label;
    private final Port port;

    Component(String label, Port port) {
        this.label = label;
        this.port = port;
    }

    public String label() {
        return label;
    }

    public Port port() {
        return port;
    }

    /** In the order in which they start. */
    public static List<Component> services() {
        return List.of(TICKET_SERVICE, ORDER_SERVICE, ADMISSION_SERVICE, STOREFRONT);
    }

    /** The services stop before the database they write to. */
    public static List<Component> childrenInStopOrder() {
        return List.of(STOREFRONT, ADMISSION_SERVICE, ORDER_SERVICE, TICKET_SERVICE, POSTGRES);
    }
}
