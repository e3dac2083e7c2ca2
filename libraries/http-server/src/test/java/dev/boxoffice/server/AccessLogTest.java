package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessLogTest {

    @Test
    void escapesEverythingThatCouldForgeALine() {
        assertThat(AccessLog.escaped("/a\r\nb\u001b[2J\"\\\u0085\u2028"))
                .isEqualTo("/a\\u000d\\u000ab\\u001b[2J\\u0022\\u005c\\u0085\\u2028");
    }

    @Test
    void marksAMissingValue() {
        assertThat(AccessLog.escaped(null)).isEqualTo("-");
        assertThat(AccessLog.escaped("")).isEqualTo("-");
    }

    @Test
    void limitsTheLength() {
        assertThat(AccessLog.escaped("a".repeat(5_000))).hasSize(1_000);
    }
}
