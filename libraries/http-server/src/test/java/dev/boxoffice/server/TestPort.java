package dev.boxoffice.server;

import org.eclipse.microprofile.config.ConfigProvider;

/** The port of the server under test. */
final class TestPort {

    private TestPort() {}

    static int get() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }
}
