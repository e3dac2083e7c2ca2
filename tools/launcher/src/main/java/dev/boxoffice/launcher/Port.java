package dev.boxoffice.launcher;

/** Every port that can be moved, each by one environment variable. */
public enum Port {
    STOREFRONT("storefront", 8080),
    TICKET("ticket-service", 8081),
    ORDER("order-service", 8082),
    OIDC("the OIDC issuer", 8090),
    KAFKA("Kafka", 19092),
    POSTGRES("PostgreSQL", 15432);

    /** A service's health and metrics are on its public port plus this. */
    public static final int MANAGEMENT_OFFSET = 1000;

    private final String owner;
    private final int usual;

    Port(String owner, int usual) {
        this.owner = owner;
        this.usual = usual;
    }

    public String owner() {
        return owner;
    }

    public String variable() {
        return "BOXOFFICE_" + name() + "_PORT";
    }

    public int usual() {
        return usual;
    }
}
