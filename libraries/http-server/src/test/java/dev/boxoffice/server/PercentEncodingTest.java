package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "a%",
                "%2",
                "%zz",
                "%%20",
                "%u0041",
                "%-1",
                "%+1",
                "%c3%28",
                "%c3",
                "%ff",
                "%c0%af",
                "%e0%80%af",
                "%ed%a0%80",
                "%f5%80%80%80",
                "%00",
                "a b",
                "\u00e4",
                "#",
                "\u0661",
                "a|b",
                "{id}",
                "<b>",
                "\\",
                "^",
                "`",
                "\""
            })
    void refusesInvalidEncoding(String text) {
        assertThat(PercentEncoding.isPath("/" + text)).isFalse();
        assertThat(PercentEncoding.isQuery("q=" + text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "%20", "%C3%A4", "%c3%a4%e2%82%ac", "%f0%9f%8e%ab", "%25", "%2F", "a+b!$&'()*,;=:@~"})
    void acceptsUtf8(String text) {
        assertThat(PercentEncoding.isPath("/" + text)).isTrue();
        assertThat(PercentEncoding.isQuery("q=" + text)).isTrue();
    }

    @Test
    void acceptsSquareBracketsOnlyInTheQuery() {
        assertThat(PercentEncoding.isPath("/a[b]")).isFalse();
        assertThat(PercentEncoding.isQuery("a[b]=c?")).isTrue();
    }

    @Test
    void acceptsLineBreaksOnlyInTheQuery() {
        assertThat(PercentEncoding.isPath("/%0d%0a")).isFalse();
        assertThat(PercentEncoding.isQuery("q=%0d%0a")).isTrue();
    }
}
