package dev.boxoffice.tickets.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images in smaller widths. */
@TicketServiceTest
class ImageWidthTest {

    private final Seller seller = Seller.anyone();

    @Inject
    DataSource dataSource;

    @ParameterizedTest
    @ValueSource(ints = {320, 480, 640, 960, 1440})
    void servesANarrowerCopy(int width) {
        String url = upload("image/jpeg", Pictures.jpeg(1600, 900));

        Response served = get(url, width);

        served.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("ETag", not(containsString(idOf(url))));
        BufferedImage decoded = Pictures.decoded(served.asByteArray());
        assertThat(decoded.getWidth()).isEqualTo(width);
        assertThat(decoded.getHeight()).isEqualTo(Math.round(width * 900 / 1600f));
        assertThat(red(decoded, 0.25, 0.25)).isGreaterThan(200);
        assertThat(red(decoded, 0.75, 0.25)).isLessThan(50);
        given().header("If-None-Match", served.header("ETag"))
                .queryParam("width", width)
                .get(url)
                .then()
                .statusCode(304);
    }

    @Test
    void keepsTransparency() {
        String url = upload("image/png", Pictures.png(1000, 500));

        Response served = get(url, 480);

        served.then().contentType("image/png");
        BufferedImage decoded = Pictures.decoded(served.asByteArray());
        assertThat(decoded.getRGB(470, 230) >>> 24).isZero();
    }

    @Test
    void makesEachWidthOnce() throws SQLException {
        String url = upload("image/jpeg", Pictures.jpeg(700, 300));

        String etag = get(url, 640).header("ETag");
        assertThat(get(url, 640).header("ETag"))
                .isEqualTo(etag)
                .isNotEqualTo(get(url, 320).header("ETag"));
        assertThat(copiesOf(url)).isEqualTo(2);
    }

    @Test
    void enlargesNoImage() throws SQLException {
        String url = upload("image/jpeg", Pictures.jpeg(480, 200));

        get(url, 960).then().statusCode(200).header("ETag", equalTo("\"" + idOf(url) + "\""));
        get(url, 480).then().header("ETag", equalTo("\"" + idOf(url) + "\""));
        assertThat(copiesOf(url)).isZero();
    }

    @Test
    void servesTheImageItselfWhileOthersAreProcessed() throws SQLException {
        String url = upload("image/jpeg", Pictures.jpeg(800, 300));

        Response served = ImageCodec.alone(() -> get(url, 320));

        served.then().statusCode(200).header("Cache-Control", "no-store");
        assertThat(Pictures.decoded(served.asByteArray()).getWidth()).isEqualTo(800);
        assertThat(copiesOf(url)).isZero();
        get(url, 320).then().header("Cache-Control", containsString("immutable"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -480, 481, 2048})
    void refusesOtherWidths(int width) {
        String url = upload("image/jpeg", Pictures.jpeg(800, 300));

        get(url, width)
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-request"))
                .body("detail", containsString("320, 480, 640, 960, 1440"))
                .body("violations[0].field", equalTo("width"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wide", "480.0", "99999999999"})
    void refusesWhatIsNoWidth(String width) {
        String url = upload("image/jpeg", Pictures.jpeg(800, 300));

        given().queryParam("width", width).get(url).then().statusCode(400);
        given().queryParam("width", 480)
                .queryParam("width", 640)
                .get(url)
                .then()
                .statusCode(400);
        given().queryParam("height", 480).get(url).then().statusCode(400);
    }

    @Test
    void findsNoCopyOfAMissingImage() {
        get("/api/images/" + UUID.randomUUID(), 480).then().statusCode(404).body("type", endsWith("/not-found"));
    }

    private static int red(BufferedImage image, double x, double y) {
        return image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())) >> 16 & 0xff;
    }

    private static Response get(String url, int width) {
        return given().queryParam("width", width).get(url);
    }

    private static String idOf(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private long copiesOf(String url) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement("select count(*) from scaled_image where image_id = ?")) {
            select.setObject(1, UUID.fromString(idOf(url)));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private String upload(String type, byte[] file) {
        return given().auth()
                .oauth2(seller.token())
                .contentType(type)
                .body(file)
                .post("/api/images")
                .path("url");
    }
}
