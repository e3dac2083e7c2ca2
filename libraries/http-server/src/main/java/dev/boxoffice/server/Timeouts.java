package dev.boxoffice.server;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How long a client may take.
 *
 * @param head from the first byte of a request to the end of its headers
 * @param body from there to the end of the body
 * @param response to read what the server has written, once that fills the buffers
 */
record Timeouts(Duration head, Duration body, Duration response) {

    static Timeouts configured() {
        Config config = ConfigProvider.getConfig();
        return new Timeouts(
                config.getValue("boxoffice.http.head-timeout", Duration.class),
                config.getValue("boxoffice.http.body-timeout", Duration.class),
                config.getValue("boxoffice.http.response-timeout", Duration.class));
    }
}
