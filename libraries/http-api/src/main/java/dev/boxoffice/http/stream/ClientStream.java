package dev.boxoffice.http.stream;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;

/** Ends a streamed response when its client disconnects. The framework discards later writes, so the rest would be read in vain. */
@ApplicationScoped
public class ClientStream {

    private final CurrentVertxRequest request;

    ClientStream(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Returns a body of the current request whose writes fail, without an error in the log, once the client has disconnected. */
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
