package dev.boxoffice.admissions.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateViewersTest {

    private final GateViewers viewers = new GateViewers();

    @Test
    void limitsTheStreamsOfACaller() {
        Runnable first = viewers.open("one").orElseThrow();
        for (int i = 1; i < GateViewers.MAX_OF_CALLER; i++) {
            assertThat(viewers.open("one")).isPresent();
        }

        assertThat(viewers.open("one")).isEmpty();
        assertThat(viewers.open("other")).isPresent();

        first.run();
        first.run();
        assertThat(viewers.open("one")).isPresent();
        assertThat(viewers.open("one")).isEmpty();
    }

    @Test
    void limitsTheStreamsOfAll() {
        Runnable first = viewers.open("caller").orElseThrow();
        for (int i = 1; i < GateViewers.MAX; i++) {
            assertThat(viewers.open("caller-" + i)).isPresent();
        }

        assertThat(viewers.open("late")).isEmpty();
        first.run();
        assertThat(viewers.open("late")).isPresent();
    }
}
