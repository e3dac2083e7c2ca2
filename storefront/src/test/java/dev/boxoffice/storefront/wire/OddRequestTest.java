package dev.boxoffice.storefront.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.testing.wire.LoggedErrors;
import dev.boxoffice.testing.wire.RawHttp;
import dev.boxoffice.testing.wire.RawResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Well-formed requests whose headers and parameters no browser sends. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class OddRequestTest {

    private static final String LONG = "x".repeat(3_000);
    private static final List<String> PAGES = List.of("/", "/cart", "/styleguide", "/nothing", "/orders", "/sell");

    @BeforeEach
    void emptyCatalogue() {
        StubServices.respond("/api/shows", "{\"items\": []}");
    }

    @Test
    void rendersPagesInSpiteOfOddLanguages() throws IOException {
        assertPages(
                "Accept-Language: ",
                List.of(
                        "",
                        "*",
                        ";;;",
                        "de;q=9",
                        "de;q=NaN",
                        "de;q=-1",
                        "de,,",
                        "a" + ",".repeat(3_000) + "a",
                        "-",
                        "_",
                        "en_US",
                        "i-klingon",
                        "x-private",
                        "de-x-" + "a1-".repeat(500) + "b",
                        "zh-Hant-CN-a-extend1-x-wadegile-private1",
                        "de-\u00e4",
                        "de\u00df",
                        "de-419",
                        "en-u-nu-arab-ca-buddhist",
                        LONG));
    }

    @Test
    void rendersPagesInSpiteOfOddCookies() throws IOException {
        List<String> cookies = new ArrayList<>();
        for (String name : List.of(
                "language",
                "flash",
                "organiser",
                "boxoffice_guest",
                "boxoffice_order",
                "boxoffice_leaving",
                "boxoffice_cart",
                "__Host-boxoffice_guest")) {
            for (String value :
                    List.of("", "-1", "a.b", "....", "%00", "\"", "<script>", "_-_-", "99999999999999999999", LONG)) {
                cookies.add(name + "=" + value);
            }
            cookies.add(name + "=a; " + name + "=b");
        }
        assertPages("Cookie: ", cookies);
    }

    @Test
    void rendersPagesForOddAcceptHeaders() throws IOException {
        assertPages("X-Requested: a\r\nAccept: ", List.of("text/html;q=0.1,*/*", "text/html, text/html", "TEXT/HTML"));
    }

    private static void assertPages(String header, List<String> values) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (var errors = new LoggedErrors()) {
            for (String value : values) {
                for (String page : PAGES) {
                    String accept = header.contains("Accept: ") ? "" : "Accept: text/html\r\n";
                    RawResponse response = RawHttp.send(
                            RestAssured.port,
                            "GET %s HTTP/1.1\r\nHost: a\r\n%s%s%s\r\n\r\n".formatted(page, accept, header, value));
                    if (response.status() >= 400 && !page.equals("/nothing")) {
                        wrong.add("%s %s%s: %d".formatted(page, header, value, response.status()));
                    }
                }
            }
            assertThat(errors.messages()).isEmpty();
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:99999",
                "[::1]",
                "[::1]:8080",
                "EXAMPLE.com.",
                "a..b",
                "xn--",
                "a_b",
                "127.1",
                "a:",
                "a%20b",
                "a,b",
                "\"a\""
            })
    void rendersLinksForOddHosts(String host) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (var errors = new LoggedErrors()) {
            for (String page :
                    List.of("/", "/cart", "/sitemap.xml", "/robots.txt", "/sell", "/nothing", "/language/de")) {
                RawResponse response = RawHttp.send(
                        RestAssured.port,
                        "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\n\r\n".formatted(page, host));
                if (response.status() >= 500) {
                    wrong.add(page + ": " + response.status());
                }
            }
            assertThat(errors.messages()).isEmpty();
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "/%5Cevil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:a=b",
                "/%00",
                "/orders%2F..%2F..",
                "/a%23b",
                "/%25",
                "/%C3%28",
                "?a=b",
                "%20/orders",
                "/@evil.example",
                "/sign-in?to=/sign-in"
            })
    void staysOnThisSite(String to) throws IOException {
        List<String> wrong = new ArrayList<>();
        try (var errors = new LoggedErrors()) {
            for (String path : List.of("/language/de?to=", "/sign-in?to=")) {
                RawResponse response = RawHttp.send(
                        RestAssured.port,
                        "GET %s%s HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n".formatted(path, to));
                String location = response.header("Location");
                boolean injects = response.headers().getOrDefault("set-cookie", List.of()).stream()
                        .anyMatch(cookie -> cookie.startsWith("a=b"));
                boolean leaves = path.startsWith("/language")
                        && response.status() != 400
                        && !location.matches("(http://a)?/([^/\\\\].*)?");
                if (response.status() >= 500 || leaves || injects) {
                    wrong.add("%s%s: %d %s".formatted(path, to, response.status(), location));
                }
            }
            assertThat(errors.messages()).isEmpty();
        }
        assertThat(wrong).isEmpty();
    }
}
