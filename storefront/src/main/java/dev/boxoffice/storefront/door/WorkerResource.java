package dev.boxoffice.storefront.door;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The service workers. Their addresses allow every scope, and are not those of assets, because browsers must see new versions. */
@Path("/")
@PermitAll
class WorkerResource {

    private static final String JAVASCRIPT = "text/javascript;charset=UTF-8";

    private final byte[] script = read("worker.js");
    private final byte[] syncScript = read("sync-worker.js");

    @GET
    @Path("worker.js")
    @Produces(JAVASCRIPT)
    public byte[] script() {
        return script.clone();
    }

    /** For browsers with Background Sync, in which the worker sends scans. */
    @GET
    @Path("sync-worker.js")
    @Produces(JAVASCRIPT)
    public byte[] syncScript() {
        return syncScript.clone();
    }

    private static byte[] read(String name) {
        try (InputStream script = WorkerResource.class.getResourceAsStream("/META-INF/resources/assets/" + name)) {
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
