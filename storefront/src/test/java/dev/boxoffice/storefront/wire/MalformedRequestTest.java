package dev.boxoffice.storefront.wire;

import static dev.boxoffice.testing.wire.Refusals.assertMethods;
import static dev.boxoffice.testing.wire.Refusals.assertRefused;
import static dev.boxoffice.testing.wire.Refusals.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.testing.wire.LoggedErrors;
import dev.boxoffice.testing.wire.MalformedCredentials;
import dev.boxoffice.testing.wire.MalformedRequest;
import dev.boxoffice.testing.wire.MalformedRequests;
import dev.boxoffice.testing.wire.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class MalformedRequestTest {

    private static final String ORDER = "/orders/01a21890-e62b-7815-b33e-579444077869";

    @TestHTTPResource(management = true)
    URI management;

    @BeforeEach
    void emptyCatalogue() {
        StubServices.respond("/api/shows", "{\"items\": []}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sell", "/nothing", "/api/tickets", "/sign-in", "/signed-in"})
    void refusesMalformedRequests(String path) throws IOException {
        assertRefused(RestAssured.port, MalformedRequests.to(path), true);
    }

    @Test
    void refusesMalformedRequestsToManagement() throws IOException {
        assertRefused(management.getPort(), MalformedRequests.to("/q/health"), false);
    }

    @Test
    void ignoresCredentialsOnPages() throws IOException {
        try (var errors = new LoggedErrors()) {
            for (MalformedRequest request : MalformedCredentials.to("/", "a.b.c")) {
                assertThat(RawHttp.send(RestAssured.port, request.text()).status())
                        .as(request.name())
                        .isEqualTo(200);
            }
            assertThat(errors.messages()).isEmpty();
        }
    }

    @Test
    void listsTheMethodsOfEachPath() throws IOException {
        assertMethods(RestAssured.port, "/", "GET", "HEAD");
        assertMethods(RestAssured.port, "/cart", "GET", "HEAD", "POST");
        assertMethods(RestAssured.port, ORDER + "/payment", "POST");
        assertMethods(RestAssured.port, "/assets/boxoffice.css", "GET", "HEAD");
        assertMethods(management.getPort(), "/q/health/live", "GET", "HEAD");
    }

    @Test
    void returns404ForEachMethodOfAnUnknownPath() throws IOException {
        assertUnknown(RestAssured.port, "/nothing");
        assertUnknown(RestAssured.port, "/api/nothing");
    }

    @Test
    void treatsABrokenSessionAsSignedOut() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (var errors = new LoggedErrors()) {
            for (String cookie : brokenCookies()) {
                var page = RawHttp.send(RestAssured.port, get("/?state=a", cookie));
                if (page.status() != 200 || !page.body().contains("Sign in")) {
                    wrong.add(cookie + ": " + page.status());
                }
                if (cookie.matches("q_session(_chunk_\\d+)?=[^\"].*")
                        && !String.valueOf(page.headers().get("set-cookie")).contains("Max-Age=0")) {
                    wrong.add(cookie + " is kept: " + page.headers());
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(errors.messages()).isEmpty();
        }
    }

    private static List<String> brokenCookies() {
        return List.of(
                "q_session=",
                "q_session=x",
                "q_session=a.b.c.d.e",
                "q_session=|",
                "q_session=||||",
                "q_session=%00",
                "q_session=\"",
                "q_session=eyJhbGciOiJkaXIifQ....",
                "q_session=" + "a".repeat(8_000),
                "q_session=eyJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiQTI1NkdDTUtXIn0.AAAA.AAAA.AAAA.AAAA",
                "q_session=x; q_session=y",
                "q_session_chunk_x=1",
                "q_session_chunk_=1",
                "q_session_chunk_1=x",
                "q_session_chunk_99999999999=x",
                "q_session_chunk_1=x; q_session_chunk_2=y",
                "q_session_chunk_-1=x",
                "q_session_at=x",
                "q_session_rt=x",
                "q_auth=x",
                "q_auth=",
                "q_auth_a=a",
                "q_auth_a=|",
                "q_auth_a=",
                "q_auth_a=b|c",
                "q_auth_a=a|b",
                "q_auth_=x",
                ";;=;",
                "=",
                "a",
                "q_session");
    }

    @Test
    void returnsToTheStartPageAfterARefusedSignIn() throws IOException {
        try (var errors = new LoggedErrors()) {
            for (String query : List.of(
                    "",
                    "?code=x",
                    "?state=a",
                    "?state=a&code=x",
                    "?state=a&state=b",
                    "?error=access_denied&state=a",
                    "?error=%0a&error_description=x&state=a",
                    "?state=b&code=x",
                    "?state=&code=",
                    "?code=a&code=b&state=a")) {
                for (String cookie :
                        List.of("a=b", "q_auth_a=a", "q_auth_a=a|x", "q_auth_a=b|x", "q_auth_a=|", "q_auth=a|x")) {
                    var response = RawHttp.send(RestAssured.port, get("/signed-in" + query, cookie));
                    assertThat(response.status()).as(query + " " + cookie).isIn(303, 401, 404);
                }
            }
            assertThat(errors.messages()).isEmpty();
        }
    }

    private static String get(String target, String cookie) {
        return "GET " + target + " HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nCookie: " + cookie + "\r\n\r\n";
    }
}
