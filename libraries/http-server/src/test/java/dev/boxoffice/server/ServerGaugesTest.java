package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServerGaugesTest {

    @Inject
    MeterRegistry registry;

    @Test
    void registersNoGaugeTwice() {
        assertThat(registry.find("http.server.active.connections").gauge()).isNull();
        assertThat(registry.find("http.server.active.requests").gauge()).isNull();
        assertThat(registry.find("vertx.http.connections.current").gauge()).isNull();
        assertThat(registry.find("http.server.connections").meter()).isNotNull();
    }
}
