package dev.boxoffice.storefront.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.testing.wire.LoggedErrors;
import dev.boxoffice.testing.wire.RawHttp;
import dev.boxoffice.testing.wire.RawResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of forms that no browser sends. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class OddFormTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @ValueSource(
            strings = {"a=%zz", "a=%", "%zz=1", "a=%C3%28%zz", "key=%00", "key=a%0D%0Ab%3A+c", "etag=%7F", "key=%1F&a=b"
            })
    @TestSecurity(user = "ben")
    @OidcSecurity
    void refusesTheBody(String body) throws IOException {
        assertRefused(FORM, body);
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void refusesTooManyFields() throws IOException {
        assertRefused(FORM, "a=1&".repeat(3_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%", "%zz=1", "key=%00", "\"\0", "&=&&"})
    void saysThatTheVisitorIsSignedOut(String body) throws IOException {
        assertStatus(401, List.of("/cart"), FORM, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM + "; charset=x", FORM + "; charset=\"!\"", FORM + "; charset=\"\""})
    @TestSecurity(user = "ben")
    @OidcSecurity
    void refusesTheCharset(String type) throws IOException {
        assertRefused(type, "key=a");
    }

    private static void assertRefused(String type, String body) throws IOException {
        assertStatus(400, List.of("/cart", "/cart/add"), type, body);
    }

    private static void assertStatus(int status, List<String> paths, String type, String body) throws IOException {
        try (var errors = new LoggedErrors()) {
            for (String path : paths) {
                RawResponse response = RawHttp.send(RestAssured.port, """
                        POST %s HTTP/1.1\r
                        Host: a\r
                        Accept: text/html\r
                        Sec-Fetch-Site: same-origin\r
                        Content-Type: %s\r
                        Content-Length: %d\r
                        \r
                        %s""".formatted(path, type, body.length(), body));
                assertThat(response.status()).as(path).isEqualTo(status);
                assertThat(response.body()).contains("<h1");
            }
            assertThat(errors.messages()).isEmpty();
        }
    }
}
