package dev.boxoffice.testing.slow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Open connections, each with a request whose body stops in the middle. */
public final class HalfSentRequests implements AutoCloseable {

    private final List<SocketChannel> channels = new ArrayList<>();

    private HalfSentRequests() {}

    /** Opens connections until {@link #close()}; every request has a valid token. */
    public static HalfSentRequests open(int port, int connections, Operation operation, String token)
            throws IOException {
        var requests = new HalfSentRequests();
        byte[] half = """
                %s %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Idempotency-Key: half-sent\r
                If-Match: "1"\r
                Content-Length: 40\r
                \r
                {"items": [
                """.formatted(operation.method(), operation.path(), token)
                .stripTrailing()
                .getBytes(US_ASCII);
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            requests.channels.add(channel);
            channel.write(ByteBuffer.wrap(half));
        }
        return requests;
    }

    /** Connections that the server has not closed. */
    public long open() throws IOException {
        long open = 0;
        for (SocketChannel channel : channels) {
            channel.configureBlocking(false);
            open += channel.read(ByteBuffer.allocate(1)) == 0 ? 1 : 0;
        }
        return open;
    }

    /** Closes each connection with a reset instead of an orderly end. */
    public void reset() throws IOException {
        for (SocketChannel channel : channels) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
