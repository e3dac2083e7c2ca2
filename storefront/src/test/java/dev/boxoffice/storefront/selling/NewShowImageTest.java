package dev.boxoffice.storefront.selling;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The image in the form for a new show. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class NewShowImageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/sell/shows/new";
    private static final String IMAGE = "/api/images/2c26b46b-68ff-8fc6-bf9b-453c1d304134";
    private static final byte[] FILE = "not decoded here".getBytes(US_ASCII);

    @BeforeEach
    void respond() {
        Team.has("sella", "OWNER");
        StubServices.respond("/api/images", "{\"url\": \"%s\"}".formatted(IMAGE));
        StubServices.respond("/api/shows", "{\"id\": \"01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c7b\", \"venue\": {}}");
    }

    private static RequestSpecification form() {
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .multiPart("key", "key-1")
                .multiPart("title", "The <Lanterns>")
                .multiPart("timeZone", "Europe/Berlin")
                .multiPart("venue", "Harbour Hall")
                .multiPart("city", "Hamburg")
                .multiPart("status", "DRAFT");
    }

    private static RequestSpecification dated() {
        return form().multiPart("startsAt", "2090-06-01T19:30");
    }

    private static ValidatableResponse submit(RequestSpecification form) {
        return form.post(PATH).then();
    }

    private static JsonNode sent() throws IOException {
        return JSON.readTree(StubServices.bodyFor("/api/shows"));
    }

    @Test
    void hasFieldsForAnImage() {
        given().get(PATH)
                .then()
                .statusCode(200)
                .body(containsString("enctype=\"multipart/form-data\""))
                .body(containsString("name=\"file\" type=\"file\" accept=\"image/jpeg,image/png\""))
                .body(containsString("name=\"alt\""));
    }

    @Test
    void storesTheImageAndNamesItInTheShow() throws IOException {
        submit(dated().multiPart("file", "lantern.png", FILE, "image/png").multiPart("alt", "A lantern"))
                .statusCode(303);

        assertThat(StubServices.bodyFor("/api/images")).isEqualTo("not decoded here");
        assertThat(sent().get("image")).isEqualTo(JSON.readTree("""
                {"url": "%s", "alt": "A lantern"}
                """.formatted(IMAGE)));
    }

    @Test
    void createsAShowWithoutAnImage() throws IOException {
        submit(dated().multiPart("file", "", new byte[0], "application/octet-stream")
                        .multiPart("alt", ""))
                .statusCode(303);

        assertThat(sent().has("image")).isFalse();
        assertThat(StubServices.bodyFor("/api/images")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "image/webp, A lantern, file, 'Choose a JPEG or PNG image.'",
        "image/png, '', alt, Fill in this field.",
    })
    void explainsAnErrorAndKeepsTheOtherFields(String type, String alt, String field, String message) {
        submit(dated().multiPart("file", "lantern", FILE, type).multiPart("alt", alt))
                .statusCode(422)
                .body(containsString("<a href=\"#" + field + "\">"))
                .body(containsString(message))
                .body(containsString("value=\"The &lt;Lanterns&gt;\""))
                .body(containsString("value=\"2090-06-01T19:30\""))
                .body(containsString("name=\"alt\" value=\"" + alt + "\""));

        assertThat(StubServices.bodyFor("/api/shows")).isNull();
    }

    @Test
    void asksForTheImageOfAText() {
        submit(dated().multiPart("file", "", new byte[0], "application/octet-stream")
                        .multiPart("alt", "A lantern"))
                .statusCode(422)
                .body(containsString("<a href=\"#file\">"))
                .body(containsString("value=\"A lantern\""));
    }

    @Test
    void explainsADamagedImage() {
        StubServices.refuse("/api/images", 422, "{\"type\": \"https://boxoffice.dev/problems/invalid-image\"}");

        submit(dated().multiPart("file", "lantern.png", FILE, "image/png").multiPart("alt", "A lantern"))
                .statusCode(422)
                .body(containsString("This file is not a usable JPEG or PNG image."))
                .body(containsString("value=\"The &lt;Lanterns&gt;\""));
        assertThat(StubServices.bodyFor("/api/shows")).isNull();
    }

    @Test
    void keepsTheFieldsAfterAFileOverTheLimit() {
        submit(dated().multiPart("file", "lantern.png", new byte[11 << 20], "image/png")
                        .multiPart("alt", "A lantern"))
                .statusCode(422)
                .body(containsString("Choose a smaller image: up to 5 MB"))
                .body(containsString("value=\"The &lt;Lanterns&gt;\""))
                .body(containsString("value=\"A lantern\""));

        assertThat(StubServices.bodyFor("/api/images")).isNull();
        assertThat(StubServices.bodyFor("/api/shows")).isNull();
    }

    @Test
    void needsTheFileOnceIfAnotherFieldHasAnError() throws IOException {
        submit(form().multiPart("file", "lantern.png", FILE, "image/png").multiPart("alt", "A lantern"))
                .statusCode(422)
                .body(containsString("href=\"#startsAt\""))
                .body(containsString("name=\"image\" value=\"" + IMAGE + "\" checked"));

        StubServices.respond("/api/images", "{}");
        submit(dated().multiPart("image", IMAGE).multiPart("alt", "A lantern")).statusCode(303);
        assertThat(sent().at("/image/url").asText()).isEqualTo(IMAGE);
        assertThat(StubServices.bodyFor("/api/images")).isNull();
    }

    @Test
    void ignoresAnImageOfAnotherPlace() throws IOException {
        submit(dated().multiPart("image", "https://evil.example/x.png")).statusCode(303);

        assertThat(sent().has("image")).isFalse();
        submit(form().multiPart("image", "https://evil.example/x.png"))
                .statusCode(422)
                .body(not(containsString("evil.example")));
    }
}
