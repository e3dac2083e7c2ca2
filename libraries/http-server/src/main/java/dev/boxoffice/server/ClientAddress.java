package dev.boxoffice.server;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The network address of a request's client.
 *
 * <p>Proxies append to {@code X-Forwarded-For}, and clients can send it. Therefore, only as many entries from its end count
 * as there are proxies in front.
 */
@ApplicationScoped
public class ClientAddress {

    /** The header with the addresses of the client and of proxies. */
    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String UNKNOWN = "unknown";
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern PORT = Pattern.compile("(?<=^[0-9.]{7,15}):[0-9]+$|^\\[|\\](:[0-9]+)?$");

    private final int proxies;

    @Inject
    ClientAddress(HttpServerConfig config) {
        this(config.behindProxy() ? config.proxies() : 0);
    }

    private ClientAddress(int proxies) {
        this.proxies = proxies;
    }

    /** Reads addresses behind this number of proxies. */
    public static ClientAddress behind(int proxies) {
        return new ClientAddress(proxies);
    }

    /** The address as text, without a port; of the connection if no proxy has sent a valid one. */
    public String of(HttpServerRequest request) {
        if (proxies > 0) {
            String forwarded = forwarded(request.headers().getAll(FORWARDED_FOR));
            if (ADDRESS.matcher(forwarded).matches()) {
                return forwarded;
            }
        }
        SocketAddress connection = request.connection().remoteAddress();
        return connection == null || connection.hostAddress() == null ? UNKNOWN : connection.hostAddress();
    }

    private String forwarded(List<String> headers) {
        String[] entries = String.join(",", headers).split(",", -1);
        String entry = entries[Math.max(0, entries.length - proxies)].strip();
        return PORT.matcher(entry).replaceAll("");
    }
}
