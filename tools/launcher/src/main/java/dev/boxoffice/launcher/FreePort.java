package dev.boxoffice.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for whoever has to be told one before listening on it. They are below those that Linux gives to outgoing
 * connections (from 32768), so that no connection takes one in between.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int END = 30_000;
    private static final int ATTEMPTS = 10_000;

    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePort() {}

    /** One that nobody listens on and this process was not given before; the same is true of its management port. */
    public static synchronized int any() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            int management = port + Port.MANAGEMENT_OFFSET;
            if (!GIVEN.contains(port) && !GIVEN.contains(management) && isFree(port) && isFree(management)) {
                GIVEN.add(port);
                GIVEN.add(management);
                return port;
            }
        }
        throw new IllegalStateException("No port is free from %d to %d.".formatted(FIRST, END - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
