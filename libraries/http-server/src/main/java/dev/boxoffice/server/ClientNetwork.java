package dev.boxoffice.server;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** The part of a network address that limits count: they would not limit a caller who has many addresses. */
public final class ClientNetwork {

    private static final int IPV6_LENGTH = 16;
    /** A customer of a provider usually gets a whole /64 network (RFC 6177). */
    private static final int NETWORK_LENGTH = 8;

    private static final int MAPPED_IPV4_OFFSET = 12;
    private static final byte[] MAPPED_IPV4 = HexFormat.of().parseHex("00000000000000000000ffff");

    private ClientNetwork() {}

    /** An IPv4 address, also if it is mapped into IPv6, or the /64 network of an IPv6 address; other text unchanged. */
    public static String of(String address) {
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
