package dev.boxoffice.storefront;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The part of the site to which the page belongs, so that the navigation marks it. */
@Named
@RequestScoped
public class Section {

    private final String name;

    Section(RoutingContext context) {
        this.name = of(context.normalizedPath());
    }

    /** Whether the page belongs to the section with this name. */
    public boolean is(String section) {
        return name.equals(section);
    }

    static String of(String path) {
        String[] parts = path.split("/", -1);
        String first = parts.length < 2 ? "" : parts[1];
        return switch (first) {
            case "", "shows", "tickets", "o" -> "shows";
            case "sell", "door" -> "sell";
            default -> first;
        };
    }
}
