package dev.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER   a.b.c", "Bearer azAZ09-_.x-._"})
    void acceptsBearerTokensInTheFormOfASignedJwt(String header) {
        assertThat(AuthorizationFilter.isBearerJwt(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer a",
                "Bearer a.b",
                "Bearer a.b.",
                "Bearer a..c",
                "Bearer .b.c",
                "Bearer a.b.c.d",
                "Bearer a.b.c.",
                "Bearer a.b.c ",
                "Bearer a.b.c d",
                "Bearer a.b.c=",
                "Bearer a.b.\u00e9",
                "Bearera.b.c",
                "Bearer\ta.b.c",
                "Basic a.b.c"
            })
    void refusesOtherHeaders(String header) {
        assertThat(AuthorizationFilter.isBearerJwt(header)).isFalse();
    }
}
