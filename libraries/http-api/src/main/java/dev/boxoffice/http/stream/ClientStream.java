package dev.boxoffice.http.stream;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;

/** Ends a streamed response when its client disconnects. Without it, all remaining data would be read and discarded. */
@ApplicationScoped
public class ClientStream {

    private final CurrentVertxRequest request;

    ClientStream(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Wraps a body of the current request. Its writes fail after the client has disconnected, without an error in the log. */
    public StreamingOutput of(StreamingOutput body) {
        HttpServerResponse response = request.getCurrent().response();
        return out -> {
            try {
                body.write(new ConnectedOutput(response, out));
            } catch (IOException e) {
                if (!response.closed()) {
                    throw e;
                }
            }
        };
    }
}
