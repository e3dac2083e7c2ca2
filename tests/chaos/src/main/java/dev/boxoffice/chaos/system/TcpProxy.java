package dev.boxoffice.chaos.system;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Forwards connections on the loopback interface and fails on demand.
 *
 * <p>While data is dropped, the proxy keeps it: like TCP, it delivers everything that was not acknowledged once the failure
 * ends.
 */
final class TcpProxy implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long DELAY_MILLIS = 400;

    private final ServerSocket server;
    private final int target;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Network.Failure failure;

    /** A client's socket and the socket to the target. */
    private record Pair(Socket client, Socket upstream) {

        /** Ends both with a reset. */
        void reset() {
            TcpProxy.reset(client);
            TcpProxy.reset(upstream);
        }
    }

    TcpProxy(int port, int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(this::accept);
    }

    void fail(Network.Failure next) {
        set(next);
        switch (next) {
            case RESET -> pairs.forEach(Pair::reset);
            case HALF_OPEN -> pairs.forEach(pair -> reset(pair.client()));
            case DROP, DELAY -> {
                // the copying threads observe the failure
            }
        }
    }

    /** Ends the failure. Peers of half-open connections learn of it now. */
    void heal() {
        set(null);
        pairs.stream().filter(pair -> pair.client().isClosed()).forEach(Pair::reset);
    }

    private void set(Network.Failure next) {
        lock.lock();
        try {
            failure = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) {
        try {
            if (refuses()) {
                reset(client);
                return;
            }
            awaitDelivery();
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            var pair = new Pair(client, upstream);
            pairs.add(pair);
            if (refuses()) { // it began while the connection was opened
                pair.reset();
            }
            Thread.ofVirtual().start(() -> copy(client, upstream, pair));
            copy(upstream, client, pair);
        } catch (IOException | InterruptedException e) {
            reset(client);
        }
    }

    private void copy(Socket from, Socket to, Pair pair) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitDelivery();
                out.write(buffer, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            end(pair);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(pair);
        }
    }

    /** Keeps the upstream end of a half-open connection. */
    private void end(Pair pair) {
        if (present() != Network.Failure.HALF_OPEN) {
            pairs.remove(pair);
            pair.reset();
        }
    }

    private boolean refuses() {
        Network.Failure present = present();
        return present == Network.Failure.RESET || present == Network.Failure.HALF_OPEN;
    }

    private Network.Failure present() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    private void awaitDelivery() throws InterruptedException {
        lock.lock();
        try {
            while (failure == Network.Failure.DROP) {
                changed.await();
            }
            long left = TimeUnit.MILLISECONDS.toNanos(DELAY_MILLIS);
            while (failure == Network.Failure.DELAY && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes with RST instead of FIN. */
    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            // it has ended already
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set(null);
        pairs.forEach(Pair::reset);
    }
}
