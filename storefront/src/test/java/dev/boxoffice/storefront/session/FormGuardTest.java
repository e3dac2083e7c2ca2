package dev.boxoffice.storefront.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class FormGuardTest {

    private static final URI BASE = URI.create("https://tickets.example:8443/");

    @Test
    void requiresSecFetchSiteSameOrigin() {
        assertThat(FormGuard.isSameOrigin("same-origin", null, BASE)).isTrue();
        assertThat(FormGuard.isSameOrigin("same-site", "https://tickets.example:8443", BASE))
                .isFalse();
        assertThat(FormGuard.isSameOrigin("cross-site", null, BASE)).isFalse();
        assertThat(FormGuard.isSameOrigin("none", null, BASE)).isFalse();
    }

    @Test
    void comparesTheOriginWithoutSecFetchSite() {
        assertThat(FormGuard.isSameOrigin(null, "https://tickets.example:8443", BASE))
                .isTrue();
        assertThat(FormGuard.isSameOrigin(null, "http://tickets.example:8443", BASE))
                .isFalse();
        assertThat(FormGuard.isSameOrigin(null, "https://evil.example", BASE)).isFalse();
        assertThat(FormGuard.isSameOrigin(null, "null", BASE)).isFalse();
        assertThat(FormGuard.isSameOrigin(null, null, BASE)).isFalse();
    }
}
