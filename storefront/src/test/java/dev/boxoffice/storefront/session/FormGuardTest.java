package dev.boxoffice.storefront.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class FormGuardTest {

    private static final URI HERE = URI.create("https://tickets.example:8443/");

    @Test
    void believesWhatTheBrowserSaysOfTheSite() {
        assertThat(FormGuard.isFromHere("same-origin", null, HERE)).isTrue();
        assertThat(FormGuard.isFromHere("same-site", "https://tickets.example:8443", HERE))
                .isFalse();
        assertThat(FormGuard.isFromHere("cross-site", null, HERE)).isFalse();
        assertThat(FormGuard.isFromHere("none", null, HERE)).isFalse();
    }

    @Test
    void elseComparesTheOrigin() {
        assertThat(FormGuard.isFromHere(null, "https://tickets.example:8443", HERE))
                .isTrue();
        assertThat(FormGuard.isFromHere(null, "http://tickets.example:8443", HERE))
                .isFalse();
        assertThat(FormGuard.isFromHere(null, "https://evil.example", HERE)).isFalse();
        assertThat(FormGuard.isFromHere(null, "null", HERE)).isFalse();
        assertThat(FormGuard.isFromHere(null, null, HERE)).isFalse();
    }
}
