package dev.boxoffice.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void givesTheRootCauseInOneLine() {
        var wrapped = new IllegalStateException(new SQLException("\nvalue too long\nDetail: (secret row)", "22001"));

        assertThat(Reason.ofRoot(wrapped)).isEqualTo("SQLException: value too long");
        assertThat(Reason.ofRoot(new NullPointerException())).isEqualTo("NullPointerException: null");
    }

    @Test
    void replacesCharactersThatCannotBeStored() {
        assertThat(Reason.of(new IllegalStateException("a\u0000b\u001b[31m\ud800")))
                .isEqualTo("IllegalStateException: a?b?[31m?");
    }
}
