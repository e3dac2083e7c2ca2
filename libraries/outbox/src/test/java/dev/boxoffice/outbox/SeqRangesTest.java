package dev.boxoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeqRangesTest {

    @Test
    void joinsConsecutiveNumbers() {
        SeqRanges ranges = SeqRanges.of(List.of(3L, 4L, 5L, 9L, 11L, 12L));

        assertThat(ranges.first()).containsExactly(3L, 9L, 11L);
        assertThat(ranges.last()).containsExactly(5L, 9L, 12L);
    }

    @Test
    void isEmptyWithoutNumbers() {
        assertThat(SeqRanges.of(List.of()).isEmpty()).isTrue();
    }
}
