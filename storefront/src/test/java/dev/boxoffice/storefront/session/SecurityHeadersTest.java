package dev.boxoffice.storefront.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    @Test
    void allowsOnlyOwnScripts() {
        assertThat(SecurityHeaders.policy(false))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("stripe", "unsafe");
    }

    @Test
    void allowsStripeWhenConfigured() {
        assertThat(SecurityHeaders.policy(true))
                .contains(
                        "script-src 'self' https://js.stripe.com https://*.js.stripe.com;",
                        "connect-src 'self' https://api.stripe.com")
                .doesNotContain("unsafe");
    }
}
