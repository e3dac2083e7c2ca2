package dev.boxoffice.admissions.wire;

import static dev.boxoffice.testing.wire.Refusals.assertRefused;

import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.testing.Tokens;
import dev.boxoffice.testing.wire.MalformedCredentials;
import dev.boxoffice.testing.wire.MalformedRequests;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AdmissionServiceTest
class MalformedRequestTest {

    @TestHTTPResource
    URI home;

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"/api/admissions", "/api/nothing"})
    void refusesMalformedRequests(String path) throws IOException {
        assertRefused(home.getPort(), MalformedRequests.to(path), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/admissions", "/api/nothing"})
    void refusesMalformedCredentials(String path) throws IOException {
        assertRefused(home.getPort(), MalformedCredentials.to(path, Tokens.user("wire")), false);
    }

    @Test
    void refusesMalformedRequestsToManagement() throws IOException {
        assertRefused(management.getPort(), MalformedRequests.to("/q/health"), false);
    }
}
