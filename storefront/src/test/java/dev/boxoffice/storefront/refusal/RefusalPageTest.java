package dev.boxoffice.storefront.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.testing.wire.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are refused before they reach a page. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class RefusalPageTest {

    private static final String BROWSER = "Accept: text/html,application/xhtml+xml;q=0.9\r\nAccept-Language: en\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | GET /%00        |                                 |       | a request that we can&#39;t read",
                "400 | GET /           | Transfer-Encoding: gzip         |       | a request that we can&#39;t read",
                "413 | POST /sell/venue/new  | Content-Type: text/plain        | 70000 | Shorten the text",
                "414 | GET /?q={5000}  |                                 |       | This address is too long",
                "415 | POST /sell/venue/new  | Content-Encoding: gzip          | 1     | support that request",
                "417 | GET /           | Expect: more                    |       | support that request",
                "431 | GET /           | Cookie: a={30000}               |       | Delete the cookies"
            })
    void explainsTheRefusalToABrowserOnly(int status, String line, String header, Integer body, String text)
            throws IOException {
        String head =
                expand(line) + " HTTP/1.1\r\nHost: a\r\n{accept}" + (header == null ? "" : expand(header) + "\r\n");
        String rest = body == null ? "\r\n" : "Content-Length: " + body + "\r\n\r\n" + "x".repeat(body);

        var page = RawHttp.send(RestAssured.port, head.replace("{accept}", BROWSER) + rest);
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.header("Content-Type")).contains("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.body()).contains(text, "href=\"/\"");

        var problem = RawHttp.send(RestAssured.port, head.replace("{accept}", "") + rest);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.header("Content-Type")).contains("application/problem+json");
    }

    private static String expand(String text) {
        return text.replace("{5000}", "x".repeat(5_000)).replace("{30000}", "x".repeat(30_000));
    }

    @Test
    void offersTheFormAgain() throws IOException {
        var page = RawHttp.send(
                RestAssured.port,
                "POST /sell/venue/new HTTP/1.1\r\nHost: a\r\n" + BROWSER + "Content-Length: 70000\r\n\r\n"
                        + "x".repeat(70_000));

        assertThat(page.body()).contains("href=\"/sell/venue/new\"", "Try again");
    }

    @ParameterizedTest
    @CsvSource({"//sell, 413", "/cart/add/1, 413", "/nothing, 413"})
    void offersOnlyPagesOfThisSite(String path, int status) throws IOException {
        var page = RawHttp.send(
                RestAssured.port,
                "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + BROWSER + "Content-Length: 70000\r\n\r\n"
                        + "x".repeat(70_000));

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.body()).doesNotContain("Try again");
    }

    @Test
    void sendsProblemsToClientsOfTheApi() throws IOException {
        var problem = RawHttp.send(
                RestAssured.port,
                "GET /api/shows?q=" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: a\r\n" + BROWSER + "\r\n");

        assertThat(problem.status()).isEqualTo(414);
        assertThat(problem.header("Content-Type")).contains("application/problem+json");
    }
}
