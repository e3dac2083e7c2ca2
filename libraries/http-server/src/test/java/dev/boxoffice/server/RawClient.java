package dev.boxoffice.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A connection to the server under test, for input that an HTTP client would not send. */
final class RawClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) TIMEOUT.toMillis());
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** Sends one byte every 100 ms, the pace of a slow client, until the server closes the connection. */
    void trickle(String text) throws IOException, InterruptedException {
        for (int i = 0; i < text.length(); i++) {
            try {
                send(text.substring(i, i + 1));
            } catch (SocketException closed) {
                return;
            }
            Thread.sleep(100);
        }
    }

    /** Whether the server neither sends a byte nor closes the connection for this time. */
    boolean isSilentFor(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        } finally {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
        }
    }

    /** Everything until the server closes the connection. */
    String readToEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** The number of bytes until the server closes or resets the connection. */
    long countToEnd() throws IOException {
        long count = 0;
        try {
            byte[] bytes = new byte[65_536];
            for (int length = 0; length >= 0; length = socket.getInputStream().read(bytes)) {
                count += length;
            }
        } catch (SocketException reset) {
            return count;
        }
        return count;
    }

    /** Whether the server responds; false if it has closed the connection. */
    boolean responds(String request) throws IOException {
        try {
            return send(request).read().contains("200 OK");
        } catch (SocketException closed) {
            return false;
        }
    }

    /** The next bytes that arrive. */
    String read() throws IOException {
        byte[] bytes = new byte[8192];
        int length = socket.getInputStream().read(bytes);
        return length < 0 ? "" : new String(bytes, 0, length, ISO_8859_1);
    }

    /** Closes with a reset instead of an orderly end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
