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
                  ticket-service     http://127.0.0.1:%1$d/api/tickets
                  order-service      http://127.0.0.1:%2$d/api/orders
                  admission-service  http://127.0.0.1:%3$d/api/admissions
                  OIDC issuer        %4$s
                  Kafka              %5$s
                  PostgreSQL         127.0.0.1:%6$d, databases tickets, orders and admissions
                  health             /q/health on the ports %7$d, %8$d and %9$d
                  data and logs      %10$s

                Try next, in another terminal:
                  ./boxoffice demo            offer tickets, sell some, reconcile the figures
                  ./boxoffice demo door       scan printed codes at the door, refund a unit, call the show off
                  ./boxoffice events          follow the events on Kafka
                  curl -s 127.0.0.1:%2$d/api/orders -H "Authorization: Bearer $(./boxoffice token alice)"
                """.formatted(
                                settings.port(Port.TICKET),
                                settings.port(Port.ORDER),
                                settings.port(Port.ADMISSION),
                                settings.issuer(),
                                settings.bootstrapServers(),
                                settings.port(Port.POSTGRES),
                                settings.port(Port.TICKET) + Port.MANAGEMENT_OFFSET,
                                settings.port(Port.ORDER) + Port.MANAGEMENT_OFFSET,
                                settings.port(Port.ADMISSION) + Port.MANAGEMENT_OFFSET,
                                settings.home());
    }
}
