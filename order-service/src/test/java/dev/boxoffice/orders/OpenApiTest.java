package dev.boxoffice.orders;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.OpenApiDocument;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class OpenApiTest {

    @Test
    void servesTheCommittedDocument() {
        String served = given().queryParam("format", "yaml").get("/q/openapi").asString();

        assertThat(served).isEqualTo(OpenApiDocument.committed("order-service", served));
    }
}
