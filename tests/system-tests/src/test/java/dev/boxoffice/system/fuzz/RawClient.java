package dev.boxoffice.system.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Sends a request on a new connection and reads the response. */
public final class RawClient {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    /** Longer than the servers' deadline for a body. */
    private static final Duration READ_LIMIT = Duration.ofSeconds(30);

    private RawClient() {}

    /**
     * Sends the request.
     *
     * @return null if the server closed the connection without a response, or the client hung up
     */
    public static RawResponse exchange(int port, FuzzRequest request) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECT_LIMIT.toMillis());
            socket.setSoTimeout((int) READ_LIMIT.toMillis());
            try {
                socket.getOutputStream().write(request.bytes());
            } catch (IOException e) {
                // The server may refuse a request before it has read all of it.
            }
            return request.hangsUp() ? null : RawResponse.parse(read(socket.getInputStream(), request.method()));
        }
    }

    private static byte[] read(InputStream in, String method) throws IOException {
        var received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            while (!RawResponse.isComplete(received.toByteArray(), method)) {
                int count = in.read(buffer);
                if (count < 0) {
                    break;
                }
                received.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // A reset after the response leaves what was received before it.
        }
        return received.toByteArray();
    }
}
