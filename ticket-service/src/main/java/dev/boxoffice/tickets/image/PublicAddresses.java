package dev.boxoffice.tickets.image;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells public addresses from those of this host, its networks and other special purposes, which a server must not call on
 * behalf of a user.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA IPv4 Special-Purpose Address Registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IANA IPv6 Special-Purpose Address Registry</a>
 */
final class PublicAddresses {

    private static final List<Block> SPECIAL_V4 = List.of(
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.88.99.0", 24),
            block("192.168.0.0", 16),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            block("224.0.0.0", 3));

    /** Global unicast; everything else is special, including addresses that embed an IPv4 address. */
    private static final Block GLOBAL_V6 = block("2000::", 3);

    private static final List<Block> SPECIAL_V6 =
            List.of(block("2001::", 23), block("2001:db8::", 32), block("2002::", 16), block("3fff::", 20));

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return address instanceof Inet4Address
                ? SPECIAL_V4.stream().noneMatch(block -> block.contains(address))
                : GLOBAL_V6.contains(address) && SPECIAL_V6.stream().noneMatch(block -> block.contains(address));
    }

    private static Block block(String address, int bits) {
        try {
            InetAddress first = InetAddress.getByName(address);
            int rest = first.getAddress().length * Byte.SIZE - bits;
            return new Block(new BigInteger(1, first.getAddress()).shiftRight(rest), rest);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Block(BigInteger prefix, int rest) {
        boolean contains(InetAddress address) {
            return new BigInteger(1, address.getAddress()).shiftRight(rest).equals(prefix);
        }
    }
}
