package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a.b:80", "127.0.0.1:0", "[::1]", "[::1]:8080", "ticket_service", "xn--kln-sna.example"})
    void acceptsAHost(String host) {
        assertThat(RequestSyntax.host(HttpVersion.HTTP_1_1, List.of(host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a b", "a/b", "user@a", "a:b", "a:", "a:65536", "a:99999", "[::1", "a,b", "%61", "\u00e4"
            })
    void refusesAnInvalidHost(String host) {
        assertThat(RequestSyntax.host(HttpVersion.HTTP_1_1, List.of(host))).isPresent();
    }

    @Test
    void requiresExactlyOneHost() {
        assertThat(RequestSyntax.host(HttpVersion.HTTP_1_1, List.of())).isPresent();
        assertThat(RequestSyntax.host(HttpVersion.HTTP_1_1, List.of("a", "a"))).isPresent();
        assertThat(RequestSyntax.host(HttpVersion.HTTP_1_0, List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a?b=c", "/a?b=/?", "http://a/b?c", "http://a", "HTTPS://a:1/", "//a"})
    void acceptsATarget(String target) {
        assertThat(RequestSyntax.target(HttpMethod.GET, target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a",
                "a:80",
                "ftp://a/",
                "http:///a",
                "http://a:99999/",
                "http://u@a/",
                "/%",
                "/a?%",
                "/#a"
            })
    void refusesAnInvalidTarget(String target) {
        assertThat(RequestSyntax.target(HttpMethod.GET, target)).isPresent();
    }
}
