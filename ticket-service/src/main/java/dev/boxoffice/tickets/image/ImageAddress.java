package dev.boxoffice.tickets.image;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * An address of an image that may be fetched. The connection goes to the checked network address, because a second look-up of
 * the name could return another one.
 */
record ImageAddress(URI uri, InetAddress server, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * Checks an address.
     *
     * @throws ImageException if it is malformed, or leads to a network that is not public
     */
    static ImageAddress of(URI uri, FetchPolicy policy) {
        boolean isHttps = "https".equalsIgnoreCase(uri.getScheme());
        boolean isHttp = "http".equalsIgnoreCase(uri.getScheme());
        boolean isAny = policy == FetchPolicy.ANY;
        if (uri.getHost() == null || !(isHttps || (isAny && isHttp))) {
            throw invalid("The address of the image must start with https:// and a host.");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            throw invalid("The address of the image must have neither credentials nor a fragment.");
        }
        int standard = isHttps ? HTTPS : HTTP;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        if (!isAny && port != HTTPS) {
            throw invalid("The address of the image must use port 443.");
        }
        return new ImageAddress(uri, resolve(uri.getHost(), isAny), port);
    }

    private static InetAddress resolve(String host, boolean isAny) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            if (!isAny && !Arrays.stream(addresses).allMatch(PublicAddresses::contain)) {
                throw new ImageProblem.NotFetched("The host is not in the public Internet.").toException();
            }
            return addresses[0];
        } catch (UnknownHostException e) {
            throw new ImageProblem.NotFetched("The host is unknown.").toException();
        }
    }

    boolean isHttps() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Path and query, as the request line has them. */
    String target() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static ImageException invalid(String reason) {
        return new ImageProblem.InvalidAddress(reason).toException();
    }
}
