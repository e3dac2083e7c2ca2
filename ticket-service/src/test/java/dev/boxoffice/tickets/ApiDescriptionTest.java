package dev.boxoffice.tickets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.boxoffice.testing.OpenApiDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class ApiDescriptionTest {

    @Test
    void describesTheService() {
        var response = given().get("/api");
        response.then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache"))
                .body("name", equalTo("Boxoffice"))
                .body("services.name", contains("ticket-service"))
                .body("services[0].links.rel", hasItem("tickets"));

        String document = given().get("/q/openapi").asString();
        List<String> links = response.path("services[0].links.href");
        assertThat(links).allSatisfy(link -> assertThat(document).contains(link.replaceAll("\\{\\?.*", "") + ":"));
        String query = links.getFirst().replaceAll(".*\\{\\?|}", "");
        assertThat(query.split(",")).allSatisfy(name -> assertThat(document).contains("name: " + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/", ""})
    void answersAConditionalRequest(String form) {
        String tag = given().get("/api").header("ETag");
        given().header("If-None-Match", form.equals("*") ? form : form + tag)
                .get("/api")
                .then()
                .statusCode(304);
    }

    @Test
    void rejectsOtherMethodsAndParameters() {
        given().post("/api").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
        given().get("/api?x=1").then().statusCode(400).contentType("application/problem+json");
        given().head("/api").then().statusCode(200);
        given().options("/api").then().statusCode(204);
    }

    @Test
    void servesTheOpenApiDocument() {
        String yaml = given().get("/api/openapi/ticket-service.yaml").asString();

        assertThat(yaml).isEqualTo(OpenApiDocument.committed("ticket-service", yaml));
        given().get("/api/openapi/ticket-service.json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Boxoffice tickets"));
    }
}
