package dev.boxoffice.chaos.system;

/** The services, with the database that each owns. */
public enum Service {
    TICKETS("ticket-service", "tickets"),
    ORDERS("order-service", "orders"),
    STOREFRONT("storefront", null);

    private final String label;
    private final String database;

    Service(String label, String database) {
        this.label = label;
        this.database = database;
    }

    public String label() {
        return label;
    }

    /** Null for the storefront, which has none. */
    public String database() {
        return database;
    }
}
