package dev.boxoffice.storefront;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who has done something, as the services name it. People read a name or "Guest" instead of the names of programs. */
public record Subject(String text) {

    private static final Pattern OF_CLIENT = Pattern.compile("client:(?<client>[^:]+)(?::(?<buyer>.+))?");
    private static final String GUEST = "guest:";
    private static final String ERASED = "erased:";

    /** Whether it is a buyer without an account. */
    public boolean isGuest() {
        Matcher parts = OF_CLIENT.matcher(text);
        return parts.matches()
                && parts.group("buyer") != null
                && parts.group("buyer").startsWith(GUEST);
    }

    /** Whether the personal data of the buyer was erased. */
    public boolean isErased() {
        return text.startsWith(ERASED);
    }

    /** The user, or the service client with the name that it has for its buyer. */
    public String name() {
        Matcher parts = OF_CLIENT.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        return parts.group("buyer") == null
                ? parts.group("client")
                : parts.group("buyer") + " (" + parts.group("client") + ")";
    }
}
