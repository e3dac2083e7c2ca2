package dev.boxoffice.server;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens to requests before they are routed. */
@ConfigMapping(prefix = "boxoffice.http")
interface HttpServerConfig {

    /** From the first byte of a request to the end of its headers. */
    Duration headTimeout();

    /** From the end of the headers to the end of the body. */
    Duration bodyTimeout();

    /** For a client to read what the server has written, once that fills the buffers. */
    Duration responseTimeout();

    /** The longest body of a request. */
    MemorySize maxBodySize();

    /** Paths whose POST requests may have a longer body; a segment in braces stands for any segment. */
    Optional<List<String>> uploadPaths();

    /** The longest body of an upload. */
    MemorySize maxUploadSize();

    /** Uploads in progress at the same time, which bounds their memory. */
    int maxUploads();

    /** Web origins whose scripts may use the API, or {@code *}; CORS is off without any. */
    Optional<List<String>> corsOrigins();

    /** Services that {@code GET /api} describes. */
    Optional<List<String>> describes();

    /** Whether each request is logged. */
    boolean accessLog();

    /** Whether proxies in front append the client's address to {@code X-Forwarded-For}. */
    boolean behindProxy();

    /** Number of proxies in front; without effect unless {@link #behindProxy()}. */
    int proxies();
}
