package dev.boxoffice.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What happens to requests before they are routed. */
@ConfigMapping(prefix = "boxoffice.http-server")
interface HttpServerConfig {

    /** Web origins whose scripts may use the API, or {@code *}; CORS is off without any. */
    Optional<List<String>> corsOrigins();

    /** Services that {@code GET /api} describes. */
    Optional<List<String>> describes();

    /** Whether each request is logged. */
    @WithDefault("false")
    boolean accessLog();

    /** Whether proxies in front append the client's address to {@code X-Forwarded-For}. */
    @WithDefault("false")
    boolean behindProxy();

    /** Number of proxies in front; without effect unless {@link #behindProxy()}. */
    @WithDefault("1")
    int proxies();
}
