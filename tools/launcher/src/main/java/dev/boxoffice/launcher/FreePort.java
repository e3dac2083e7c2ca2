package dev.boxoffice.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports for servers that need a number before they listen.
 *
 * <p>The range lies below Linux's ephemeral ports (from 32768), so that no outgoing connection takes a port in between.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int END = 30_000;
    private static final int ATTEMPTS = 10_000;

    private static final Set<Integer> RETURNED = new HashSet<>();

    private FreePort() {}

    /** Returns a port that is free and new to this process; the same holds for its management port. */
    public static synchronized int any() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            int management = port + Port.MANAGEMENT_OFFSET;
            if (!RETURNED.contains(port) && !RETURNED.contains(management) && isFree(port) && isFree(management)) {
                RETURNED.add(port);
                RETURNED.add(management);
                return port;
            }
        }
        throw new IllegalStateException("No free port from %d to %d.".formatted(FIRST, END - 1));
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
