package dev.boxoffice.storefront.session;

import java.util.regex.Pattern;

/** Paths of this site, to which a redirect may lead. */
public final class LocalPath {

    private static final String CHARACTER = "[\\w\\-.~?=&+:,;@!$'()*]|%[0-9A-Fa-f]{2}";
    private static final Pattern LOCAL = Pattern.compile("/((" + CHARACTER + ")(" + CHARACTER + "|/)*+)?");

    private LocalPath() {}

    /** Returns the path, or {@code /} for addresses of other hosts, such as {@code //host} and {@code /\host}. */
    public static String orHome(String to) {
        return isLocal(to) ? to : "/";
    }

    static boolean isLocal(String to) {
        return LOCAL.matcher(to).matches();
    }
}
