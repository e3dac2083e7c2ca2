package dev.boxoffice.stack.cli;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Settings;

/** Shows addresses and next steps when the system is ready. */
final class Welcome {

    private Welcome() {}

    private static String headline(Settings settings) {
        return settings.hasStorefront()
                ? "%nBoxoffice is ready: open http://127.0.0.1:%d and sign in with any name.%n%n"
                        .formatted(settings.port(Port.STOREFRONT))
                : "%nBoxoffice is ready.%n%n".formatted();
    }

    static String text(Settings settings) {
        return headline(settings)
                + """
                  ticket-service  http://127.0.0.1:%1$d/api/tickets
                  order-service   http://127.0.0.1:%2$d/api/orders
                  OIDC issuer     %3$s
                  Kafka           %4$s
                  PostgreSQL      127.0.0.1:%5$d, databases tickets and orders
                  health          http://127.0.0.1:%6$d/q/health, http://127.0.0.1:%7$d/q/health
                  data and logs   %8$s

                Try next, in another terminal:
                  ./boxoffice demo            offer tickets, sell some, reconcile the figures
                  ./boxoffice events          follow the events on Kafka
                  curl -s 127.0.0.1:%2$d/api/orders -H "Authorization: Bearer $(./boxoffice token alice)"
                """.formatted(
                                settings.port(Port.TICKET),
                                settings.port(Port.ORDER),
                                settings.issuer(),
                                settings.bootstrapServers(),
                                settings.port(Port.POSTGRES),
                                settings.port(Port.TICKET) + Port.MANAGEMENT_OFFSET,
                                settings.port(Port.ORDER) + Port.MANAGEMENT_OFFSET,
                                settings.home());
    }
}
