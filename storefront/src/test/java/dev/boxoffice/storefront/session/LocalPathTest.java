package dev.boxoffice.storefront.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/cart",
                "/tickets/01a21890-e62b-7815-b33e-579444077869",
                "/?q=a%20b&after=x",
                "/?q=a+b",
                "/?at=12:30,x"
            })
    void acceptsLocalPaths(String to) {
        assertThat(LocalPath.isLocal(to)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/a\nb",
                "javascript:x",
                "/?q=100%",
                "/%zz"
            })
    void rejectsOtherAddresses(String to) {
        assertThat(LocalPath.isLocal(to)).isFalse();
    }
}
