package dev.boxoffice.stack.infra;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that connect a service to the infrastructure and to the other services. */
public record ServiceEnvironment(Settings settings) {

    public Map<String, String> of(Component service) {
        return switch (service) {
            case TICKET_SERVICE -> of(Database.TICKETS);
            case ORDER_SERVICE -> of(Database.ORDERS);
            case ADMISSION_SERVICE -> of(Database.ADMISSIONS);
            case STOREFRONT -> storefront();
            case SUPERVISOR, POSTGRES -> throw new IllegalArgumentException("not a service: " + service);
        };
    }

    /** The environment of the service that owns the database. */
    Map<String, String> of(Database database) {
        Credentials credentials = Credentials.in(settings.data());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("BOXOFFICE_DB_URL", database.url(settings.port(Port.POSTGRES)));
        environment.put("BOXOFFICE_DB_USER", database.application());
        environment.put("BOXOFFICE_DB_PASSWORD", credentials.password(database.application()));
        environment.put("BOXOFFICE_DB_MIGRATION_USER", database.owner());
        environment.put("BOXOFFICE_DB_MIGRATION_PASSWORD", credentials.password(database.owner()));
        environment.put("BOXOFFICE_KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers());
        environment.put("BOXOFFICE_OIDC_ISSUER", settings.issuer());
        if (database == Database.ADMISSIONS) {
            environment.put(
                    "BOXOFFICE_ADMISSION_KEYS",
                    AdmissionKeys.in(settings.data()).toString());
        }
        return environment;
    }

    private Map<String, String> storefront() {
        return Map.of(
                "BOXOFFICE_TICKET_SERVICE",
                "http://127.0.0.1:" + settings.port(Port.TICKET),
                "BOXOFFICE_ORDER_SERVICE",
                "http://127.0.0.1:" + settings.port(Port.ORDER),
                "BOXOFFICE_ADMISSION_SERVICE",
                "http://127.0.0.1:" + settings.port(Port.ADMISSION),
                "BOXOFFICE_OIDC_ISSUER",
                settings.issuer(),
                "BOXOFFICE_OIDC_CLIENT_SECRET",
                "none", // the issuer does not check it
                "BOXOFFICE_GUEST_CLIENT_SECRET",
                "none",
                "BOXOFFICE_COOKIE_SECRET",
                Credentials.in(settings.data()).password(Credentials.COOKIES));
    }
}
