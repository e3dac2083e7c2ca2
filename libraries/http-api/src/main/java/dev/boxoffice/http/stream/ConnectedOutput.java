package dev.boxoffice.http.stream;

import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;

/** An output that fails once the connection of its response is closed. */
final class ConnectedOutput extends OutputStream {

    private final HttpServerResponse response;
    private final OutputStream out;

    ConnectedOutput(HttpServerResponse response, OutputStream out) {
        this.response = response;
        this.out = out;
    }

    @Override
    public void write(int oneByte) throws IOException {
        requireConnection();
        out.write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireConnection();
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        requireConnection();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void requireConnection() throws IOException {
        if (response.closed()) {
            throw new IOException("the client has disconnected");
        }
    }
}
