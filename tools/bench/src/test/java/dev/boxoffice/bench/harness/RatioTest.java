package dev.boxoffice.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void takesTheMiddleOfAnOddNumberOfRounds() {
        assertThat(Ratio.of(9, 1, 5)).isEqualTo(new Ratio(5, 1, 9));
    }

    @Test
    void takesTheMeanOfTheMiddleTwoOfAnEvenNumber() {
        assertThat(Ratio.of(4, 1, 9, 2)).isEqualTo(new Ratio(3, 1, 9));
    }
}
