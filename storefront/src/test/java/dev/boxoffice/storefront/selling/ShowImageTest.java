package dev.boxoffice.storefront.selling;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class ShowImageTest {

    private static final String SHOW = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c79";
    private static final String FORM = "/sell/shows/" + SHOW + "/image";
    private static final String IMAGE = "/api/images/2c26b46b-68ff-8fc6-bf9b-453c1d304134";
    private static final byte[] FILE = "not decoded here".getBytes(US_ASCII);

    @BeforeEach
    void offerTicket() {
        Team.has("sella", "EDITOR");
        StubServices.respond("/api/images", "{\"url\": \"%s\"}".formatted(IMAGE));
        offerShow("null");
    }

    private static void offerShow(String image) {
        StubServices.respond("/api/shows/" + SHOW, """
                {"id": "%s", "organiserId": "%s", "title": "The Lanterns", "description": "", "version": 1, "venue": {"name": "Harbour Hall"},
                 "timeZone": "Europe/Berlin", "startsAt": "2090-06-01T17:30:00Z", "status": "PUBLISHED", "image": %s,
                 "availability": {"available": 100, "held": 0, "sold": 0}, "tickets": []}
                """.formatted(SHOW, Team.ORGANISER, image), "\"7.3\"");
    }

    private static void offerShowWithImage() {
        offerShow("{\"url\": \"%s\", \"alt\": \"A <lantern>\", \"width\": 640, \"height\": 360}".formatted(IMAGE));
    }

    @Test
    void showsTheImageWithoutLayoutShift() {
        offerShowWithImage();
        for (String page : new String[] {FORM, "/sell/shows/" + SHOW}) {
            given().get(page)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("img-src 'self'"))
                    .body(containsString(
                            "src=\"" + IMAGE + "\" alt=\"A &lt;lantern&gt;\" width=\"640\" height=\"360\""));
        }
    }

    @Test
    void storesTheFileAndNamesItInTheShow() throws IOException {
        submit("A lantern", upload("image/png")).statusCode(303).header("Location", endsWith("/sell/shows/" + SHOW));

        assertThat(StubServices.headerFor("/api/images", "Content-Type")).isEqualTo("image/png");
        assertThat(StubServices.bodyFor("/api/images")).isEqualTo("not decoded here");
        assertThat(StubServices.headerFor("/api/shows/" + SHOW, "If-Match")).isEqualTo("\"7.3\"");
        assertThat(StubServices.headerFor("/api/shows/" + SHOW, "Content-Type"))
                .startsWith("application/merge-patch+json");
        assertEdit("{\"image\": {\"url\": \"%s\", \"alt\": \"A lantern\"}}".formatted(IMAGE));
    }

    @Test
    void changesOnlyTheAlternativeTextWithoutAFile() throws IOException {
        offerShowWithImage();
        // Browsers send a part without content for a file field that is empty
        submit("Two lanterns", given().multiPart("file", "", new byte[0], "application/octet-stream"))
                .statusCode(303);

        assertThat(StubServices.bodyFor("/api/images")).isNull();
        assertEdit("{\"image\": {\"url\": \"%s\", \"alt\": \"Two lanterns\"}}".formatted(IMAGE));
    }

    @Test
    void removesTheImage() throws IOException {
        offerShowWithImage();
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("etag", "\"7.3\"")
                .post(FORM + "/remove")
                .then()
                .statusCode(303);

        assertEdit("{\"image\": null}");
    }

    @Test
    void explainsWhatIsMissing() {
        submit(" ", given().multiPart("file", "", new byte[0], "application/octet-stream"))
                .statusCode(422)
                .body(containsString("Choose an image file."))
                .body(containsString("Fill in this field."));
        submit("A <lantern>", upload("image/webp"))
                .statusCode(422)
                .body(containsString("WebP, aren&#39;t supported"))
                .body(containsString("value=\"A &lt;lantern&gt;\""));

        assertThat(StubServices.bodyFor("/api/images")).isNull();
    }

    @Test
    void acceptsAFileOverTheLimitOfOtherForms() {
        submit("A lantern", given().multiPart("file", "lantern.png", new byte[5 << 20], "image/png"))
                .statusCode(303);
    }

    @Test
    void showsTheFormAgainAfterAFileOverTheLimit() {
        offerShowWithImage();
        given().multiPart("file", "lantern.png", new byte[10 << 20], "image/png")
                .header("Sec-Fetch-Site", "same-origin")
                .accept("text/html,application/xhtml+xml")
                .post(FORM)
                .then()
                .statusCode(413)
                .contentType("text/html")
                .body(containsString("Choose a smaller image: up to 5 MB"))
                .body(containsString("name=\"file\""))
                .body(containsString("value=\"A &lt;lantern&gt;\""));

        assertThat(StubServices.bodyFor("/api/images")).isNull();
    }

    @Test
    void keepsTheTypedTextAfterAFileOverTheLimit() {
        offerShowWithImage();
        given().multiPart("file", "lantern.png", new byte[10 << 20], "image/png")
                .multiPart("alt", "Two lanterns")
                .header("Sec-Fetch-Site", "same-origin")
                .accept("text/html,application/xhtml+xml")
                .post(FORM)
                .then()
                .statusCode(413)
                .body(containsString("Choose a smaller image: up to 5 MB"))
                .body(containsString("value=\"Two lanterns\""));

        assertThat(StubServices.bodyFor("/api/images")).isNull();
    }

    @Test
    void refusesAFileOverTheLimitOfAProgramAtOnce() {
        given().multiPart("file", "lantern.png", new byte[10 << 20], "image/png")
                .post(FORM)
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void keepsTheTypedTextIfAServiceIsUnavailable() {
        StubServices.hangUp("/api/images", 9);
        try {
            submit("A <lantern>", upload("image/png"))
                    .statusCode(503)
                    .body(containsString("action=\"" + FORM + "\" enctype=\"multipart/form-data\""))
                    .body(containsString("name=\"alt\" value=\"A &lt;lantern&gt;\""))
                    .body(containsString("name=\"file\" type=\"file\""));
        } finally {
            StubServices.hangUp("/api/images", 0);
        }
    }

    @Test
    void refusesAFormOfAnotherSite() {
        given().header("Sec-Fetch-Site", "cross-site")
                .multiPart("alt", "A lantern")
                .post(FORM)
                .then()
                .statusCode(403);

        assertThat(StubServices.bodyFor("/api/images")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "--x\r\n\r\n",
                "--x\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nA lant",
                "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--",
                "--x\r\nContent-Disposition: form-data; name=\"alt\"\r\nContent-Type: a/b/c\r\n\r\na\r\n--x--",
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\u0000b\"\r\n\r\na\r\n--x--"
            })
    void refusesAMalformedBody(String body) {
        submitAs("multipart/form-data; boundary=x", body).statusCode(is(oneOf(400, 422)));

        assertThat(StubServices.bodyFor("/api/images")).isNull();
    }

    @Test
    void refusesABodyThatIsNoForm() {
        submitAs("multipart/form-data", "nothing").statusCode(is(oneOf(400, 422)));
        submitAs("application/x-www-form-urlencoded", "alt=A+lantern").statusCode(415);
    }

    private static ValidatableResponse submitAs(String type, String body) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(type)
                .body(body)
                .post(FORM)
                .then();
    }

    private static RequestSpecification upload(String type) {
        return given().multiPart("file", "lantern", FILE, type);
    }

    private static ValidatableResponse submit(String alt, RequestSpecification form) {
        return form.redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .multiPart("etag", "\"7.3\"")
                .multiPart("alt", alt)
                .post(FORM)
                .then();
    }

    private static void assertEdit(String json) throws IOException {
        var mapper = new ObjectMapper();
        assertThat(mapper.readTree(StubServices.bodyFor("/api/shows/" + SHOW))).isEqualTo(mapper.readTree(json));
    }
}
