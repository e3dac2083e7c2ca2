package dev.boxoffice.admissions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.OpenApiDocument;
import org.junit.jupiter.api.Test;

@AdmissionServiceTest
class OpenApiTest {

    @Test
    void servesTheCommittedDocument() {
        String served = given().queryParam("format", "yaml").get("/q/openapi").asString();

        assertThat(served).isEqualTo(OpenApiDocument.committed("admission-service", served));
    }
}
