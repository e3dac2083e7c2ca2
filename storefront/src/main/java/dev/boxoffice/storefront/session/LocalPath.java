package dev.boxoffice.storefront.session;

/** Paths of this site, to which a redirect may lead. */
public final class LocalPath {

    private LocalPath() {}

    /** Returns the path, or {@code /} for addresses of other hosts, such as {@code //host} and {@code /\host}. */
    public static String orHome(String to) {
        return isLocal(to) ? to : "/";
    }

    static boolean isLocal(String to) {
        return to.matches("/([\\w\\-.~%?=&][\\w\\-.~%/?=&]*)?");
    }
}
