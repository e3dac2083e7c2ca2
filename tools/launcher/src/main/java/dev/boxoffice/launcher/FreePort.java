package dev.boxoffice.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports for servers that need a number before they listen.
 *
 * <p>The range lies below Linux's ephemeral ports (from 32768), so that no outgoing connection takes a port in between. A port
 * stays reserved until this process ends: each port is a byte of a file, and the operating system releases the lock on it.
 */
public final class FreePort {

    static final int FIRST = 20_000;
    static final int END = 30_000;

    private static final Path LOCKS = Path.of(
            System.getProperty("java.io.tmpdir"), "boxoffice-ports-%s.lock".formatted(System.getProperty("user.name")));
    private static final int ATTEMPTS = 10_000;
    private static final Set<Integer> RETURNED = new HashSet<>();
    private static final Optional<FileChannel> CHANNEL = channel();

    private FreePort() {}

    /** Returns a port that is free and that no process has reserved; the same holds for its management port. */
    public static synchronized int any() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            int management = port + Port.MANAGEMENT_OFFSET;
            if (isNew(port) && isNew(management)) {
                RETURNED.add(port);
                RETURNED.add(management);
                return port;
            }
        }
        throw new IllegalStateException("No free port from %d to %d.".formatted(FIRST, END - 1));
    }

    private static boolean isNew(int port) {
        return !RETURNED.contains(port) && reserve(port) && isFree(port);
    }

    /** Returns false if another process has reserved the port. */
    static boolean reserve(int port) {
        try {
            return CHANNEL.isEmpty() || CHANNEL.get().tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException | IOException e) {
            return false;
        }
    }

    /** Empty if the folder is not writable; then only one process may select ports at a time. */
    private static Optional<FileChannel> channel() {
        try {
            return Optional.of(FileChannel.open(LOCKS, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            return Optional.empty();
        }
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
