package dev.boxoffice.server;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HexFormat;
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

    private static final int IPV6_LENGTH = 16;
    /** A customer of a provider usually gets a whole /64 network (RFC 6177). */
    private static final int NETWORK_LENGTH = 8;

    private static final int MAPPED_IPV4_OFFSET = 12;
    private static final byte[] MAPPED_IPV4 = HexFormat.of().parseHex("00000000000000000000ffff");

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

    /**
     * The part of an address that limits count, because they would not limit a caller who has many addresses.
     *
     * @return an IPv4 address, also if it is mapped into IPv6, or the /64 network of an IPv6 address; other text unchanged
     */
    public static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address;
        }
        if (bytes.length != IPV6_LENGTH) {
            return HexFormat.of().formatHex(bytes);
        }
        return Arrays.equals(bytes, 0, MAPPED_IPV4_OFFSET, MAPPED_IPV4, 0, MAPPED_IPV4_OFFSET)
                ? HexFormat.of().formatHex(bytes, MAPPED_IPV4_OFFSET, IPV6_LENGTH)
                : HexFormat.of().formatHex(bytes, 0, NETWORK_LENGTH);
    }
}
