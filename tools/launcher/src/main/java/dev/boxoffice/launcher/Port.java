package dev.boxoffice.launcher;

/** The ports of the local system, each set by one environment variable. */
public enum Port {
    STOREFRONT("storefront", 8080),
    TICKET("ticket-service", 8081),
    ORDER("order-service", 8082),
    ADMISSION("admission-service", 8083),
    OIDC("the OIDC issuer", 8090),
    KAFKA("Kafka", 19092),
    POSTGRES("PostgreSQL", 15432);

    /** A service serves health and metrics on its public port plus this offset. */
    public static final int MANAGEMENT_OFFSET = 1000;

    private final String owner;
    private final int defaultNumber;

    Port(String owner, int defaultNumber) {
        this.owner = owner;
        this.defaultNumber = defaultNumber;
    }

    public String owner() {
        return owner;
    }

    public String variable() {
        return "BOXOFFICE_" + name() + "_PORT";
    }

    public int defaultNumber() {
        return defaultNumber;
    }
}
