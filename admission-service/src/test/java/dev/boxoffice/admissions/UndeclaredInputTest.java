package dev.boxoffice.admissions;

import dev.boxoffice.testing.Tokens;
import dev.boxoffice.testing.UndeclaredInput;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

@AdmissionServiceTest
class UndeclaredInputTest {

    @Test
    void everyEndpointRefusesUndeclaredInput() {
        new UndeclaredInput("http://localhost:" + RestAssured.port, Tokens.admin("operator"))
                .assertRefusedByEveryEndpoint();
    }
}
