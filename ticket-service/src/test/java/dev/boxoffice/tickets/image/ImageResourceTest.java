package dev.boxoffice.tickets.image;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class ImageResourceTest {

    private static final byte[] JPEG = Pictures.jpeg(60, 40);

    private final Seller seller = Seller.anyone();

    @Test
    void servesAnUploadedImageSafely() {
        Response uploaded = upload("image/jpeg", JPEG);
        uploaded.then()
                .statusCode(201)
                .header("Location", endsWith("/api/images/" + uploaded.path("id")))
                .body("url", equalTo("/api/images/" + uploaded.path("id")))
                .body("width", equalTo(60))
                .body("height", equalTo(40));

        Response served = given().get(uploaded.<String>path("url"));
        served.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("ETag", "\"" + uploaded.path("id") + "\"")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
        assertThat(Pictures.decoded(served.asByteArray()).getWidth()).isEqualTo(60);
        given().header("If-None-Match", served.header("ETag"))
                .get(uploaded.<String>path("url"))
                .then()
                .statusCode(304);
        given().head(uploaded.<String>path("url")).then().statusCode(200);
        given().header("Accept", "image/avif,image/webp,*/*")
                .get(uploaded.<String>path("url"))
                .then()
                .statusCode(200);
    }

    @Test
    void acceptsAnUploadOverTheLimitOfOtherBodies() {
        byte[] large = Pictures.inserted(JPEG, JPEG.length, new byte[1 << 20]);

        upload("image/jpeg", large).then().statusCode(201);
        upload("image/jpeg", Arrays.copyOf(JPEG, ImageNormalizer.MAX_BYTES + 1))
                .then()
                .statusCode(413)
                .body("type", endsWith("/body-too-large"));
    }

    @Test
    void storesEqualImagesOnce() {
        String id = upload("image/jpeg", JPEG).path("id");
        assertThat(upload("image/jpeg", JPEG).<String>path("id")).isEqualTo(id);

        String key = UUID.randomUUID().toString();
        upload("image/jpeg", JPEG, key).then().statusCode(201);
        upload("image/jpeg", JPEG, key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(id));
        upload("image/png", Pictures.png(1, 1), key).then().statusCode(422).body("type", endsWith("key-reused"));
    }

    @Test
    void comparesTheContentWithItsType() {
        upload("image/png", JPEG).then().statusCode(422).body("type", endsWith("/invalid-image"));
        upload("image/jpeg", "<script>alert(1)</script>".getBytes(UTF_8))
                .then()
                .statusCode(422)
                .body("detail", containsString("image/jpeg"));
        upload("image/svg+xml", JPEG).then().statusCode(415);
        upload("image/gif", JPEG).then().statusCode(415);
        upload("application/json", JPEG).then().statusCode(415);
        upload("image/jpeg", new byte[0]).then().statusCode(422).body("detail", containsString("empty"));
        upload("text/plain", new byte[0]).then().statusCode(422).body("detail", containsString("empty"));
    }

    @Test
    void refusesUnusableImages() {
        upload("image/jpeg", Arrays.copyOf(JPEG, 100)).then().statusCode(422).body("type", endsWith("/invalid-image"));
        upload("image/png", Pictures.withSize(Pictures.png(1, 1), 50_000, 50_000))
                .then()
                .statusCode(422)
                .body("type", endsWith("/image-too-large"))
                .body("width", equalTo(50_000))
                .body("maximumSide", equalTo(8_000));
    }

    @Test
    void requiresAToken() {
        given().contentType("image/jpeg").body(JPEG).post("/api/images").then().statusCode(401);
        given().contentType("application/json")
                .body("{\"url\": \"https://1.1.1.1/\"}")
                .post("/api/images/fetch")
                .then()
                .statusCode(401);
        given().get("/api/images/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void fetchesFromPublicAddressesOnly() {
        fetch("http://example.com/a.png").then().statusCode(400).body("type", endsWith("/bad-request"));
        fetch("not a url").then().statusCode(400);
        fetch("").then().statusCode(400);
        fetch("https://127.0.0.1/a.png").then().statusCode(422).body("type", endsWith("/image-not-fetched"));
        fetch("https://169.254.169.254/latest").then().statusCode(422);
    }

    private Response fetch(String url) {
        return seller.sends().body(Map.of("url", url)).post("/api/images/fetch");
    }

    private Response upload(String type, byte[] file) {
        return given().auth()
                .oauth2(seller.token())
                .contentType(type)
                .body(file)
                .post("/api/images");
    }

    private Response upload(String type, byte[] file, String key) {
        return given().auth()
                .oauth2(seller.token())
                .header("Idempotency-Key", key)
                .contentType(type)
                .body(file)
                .post("/api/images");
    }
}
