package dev.boxoffice.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.boxoffice.system.Boxoffice;
import dev.boxoffice.system.BrowserSession;
import dev.boxoffice.system.SharedSystem;
import dev.boxoffice.system.TempHomes;
import dev.boxoffice.system.User;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the first page of a visitor costs, and that nothing on it jumps when images arrive late. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class FirstVisitIT {

    private static final int BYTES = 100_000;
    private static final int REQUESTS = 8;
    /** A full page of the catalogue. */
    private static final int SHOWS = 24;

    private static final int IMAGE_DELAY_MILLIS = 700;

    private static Boxoffice boxoffice;
    private static String show;

    @BeforeAll
    static void showWithImage() throws IOException {
        boxoffice = SharedSystem.boxoffice();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        User seller = User.of(boxoffice, "ines");
        String image = seller.request()
                .contentType("image/png")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(picture())
                .post(boxoffice.tickets() + "/api/images")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        show = seller.createsShowWithPool("The Painted Wall", 10).path("id");
        seller.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"image\": {\"url\": \"%s\", \"alt\": \"A wall\"}}".formatted(image))
                .patch(boxoffice.tickets() + "/api/shows/" + show)
                .then()
                .statusCode(200);
    }

    @AfterAll
    static void down() {
        BrowserSession.closeAll();
    }

    @Test
    void theCatalogueIsSmallAndStill() {
        assertSmallAndStill("/?q=painted+wall");
    }

    @Test
    void theCatalogueIsSmallWithAllThatIsOnSale() {
        IntStream.range(0, SHOWS).forEach(n -> User.of(boxoffice, "ines").createsShowWithPool("Painted Wall " + n, 10));
        try (BrowserSession visitor = BrowserSession.ofPhone(boxoffice)) {
            List<Request> requests = requestsWithoutImages(visitor.page());
            visitor.go("/");
            assertSmall(requests);
        }
    }

    @Test
    void thePageOfAShowIsSmallAndStill() {
        assertSmallAndStill("/shows/" + show);
    }

    private static void assertSmallAndStill(String path) {
        try (BrowserSession visitor = BrowserSession.ofPhone(boxoffice)) {
            Page page = visitor.page();
            List<Request> requests = requestsWithoutImages(page);
            List<String> images = new ArrayList<>();
            page.route("**/api/images/**", route -> {
                images.add(route.request().url());
                page.waitForTimeout(IMAGE_DELAY_MILLIS);
                route.resume();
            });
            page.addInitScript("""
                    window.shifts = 0;
                    new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; }))
                      .observe({ type: "layout-shift", buffered: true });""");
            visitor.go(path);
            page.waitForTimeout(2 * IMAGE_DELAY_MILLIS);

            assertThat(images).isNotEmpty().allMatch(image -> image.endsWith("?width=480"));
            assertThat(((Number) page.evaluate("window.shifts")).doubleValue()).isZero();
            assertSmall(requests);
        }
    }

    private static List<Request> requestsWithoutImages(Page page) {
        List<Request> requests = new ArrayList<>();
        page.onRequestFinished(request -> {
            if (!request.resourceType().equals("image")) {
                requests.add(request);
            }
        });
        return requests;
    }

    private static void assertSmall(List<Request> finished) {
        List<Request> requests = List.copyOf(finished); // asking for sizes receives further events
        assertThat(requests).as("requests").hasSizeLessThanOrEqualTo(REQUESTS);
        assertThat(requests.stream().mapToInt(FirstVisitIT::bytes).sum())
                .as("bytes of %s", requests.stream().map(Request::url).toList())
                .isPositive()
                .isLessThan(BYTES);
    }

    private static int bytes(Request request) {
        return request.sizes().responseBodySize + request.sizes().responseHeadersSize;
    }

    private static byte[] picture() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
