package dev.boxoffice.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {

    @Test
    void minimumIsMetAtOrAboveItsBound() {
        var goal = Goal.atLeast(2);

        assertThat(goal.isMetBy(1.99)).isFalse();
        assertThat(goal.isMetBy(2)).isTrue();
        assertThat(goal.isMetBy(3)).isTrue();
    }

    @Test
    void maximumIsMetAtOrBelowItsBound() {
        var goal = Goal.atMost(0.25);

        assertThat(goal.isMetBy(0.2)).isTrue();
        assertThat(goal.isMetBy(0.25)).isTrue();
        assertThat(goal.isMetBy(0.26)).isFalse();
    }

    @Test
    void isNotMetByRatiosOfNothing() {
        assertThat(Goal.atLeast(0.9).isMetBy(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(Goal.atLeast(0.9).isMetBy(Double.NaN)).isFalse();
        assertThat(Goal.atMost(0.9).isMetBy(Double.NaN)).isFalse();
    }

    @Test
    void isPrintedWithItsSign() {
        assertThat(Goal.atLeast(2)).hasToString("≥ 2");
        assertThat(Goal.atMost(0.25)).hasToString("≤ 0.25");
    }
}
