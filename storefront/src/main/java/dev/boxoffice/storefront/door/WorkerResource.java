package dev.boxoffice.storefront.door;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The service worker. Its address allows every scope, and is not that of an asset, because browsers must see a new version. */
@Path("/worker.js")
@PermitAll
class WorkerResource {

    private static final String SCRIPT = "/META-INF/resources/assets/worker.js";

    private final byte[] script = read();

    @GET
    @Produces("text/javascript;charset=UTF-8")
    public byte[] script() {
        return script.clone();
    }

    private static byte[] read() {
        try (InputStream script = WorkerResource.class.getResourceAsStream(SCRIPT)) {
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
