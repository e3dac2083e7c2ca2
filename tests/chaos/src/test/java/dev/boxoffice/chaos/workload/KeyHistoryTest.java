package dev.boxoffice.chaos.workload;

import static dev.boxoffice.chaos.workload.Attempts.acknowledged;
import static dev.boxoffice.chaos.workload.Attempts.second;
import static dev.boxoffice.chaos.workload.Attempts.sent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyHistoryTest {

    private static final UUID ORDER = new UUID(2, 2);

    private static KeyHistory of(Attempt... attempts) {
        return new KeyHistory(List.of(attempts));
    }

    @Test
    void acceptsTheEffectOfAnAcknowledgedAttempt() {
        KeyHistory key = of(acknowledged(1, 3, ORDER));

        assertThat(key.answer()).isEqualTo(Answer.ACKNOWLEDGED);
        assertThat(key.results()).containsExactly(ORDER);
        assertThat(key.objection(second(2))).isEmpty();
    }

    @Test
    void acceptsTheEffectOfALostAttempt() {
        KeyHistory key = of(sent(1, 13, 0, ""), acknowledged(14, 15, ORDER));

        assertThat(key.objection(second(20))).isEmpty();
        assertThat(key.objection(second(2))).isEmpty();
    }

    @Test
    void objectsToTheEffectOfAnAttemptThatWasNotTaken() {
        KeyHistory key = of(sent(1, 6, 503, "overloaded"), acknowledged(7, 8, ORDER));

        assertThat(key.objection(second(5))).isPresent();
        assertThat(key.objection(second(7))).isEmpty();
    }

    @Test
    void objectsToAnEffectAfterARefusal() {
        KeyHistory key = of(sent(1, 2, 0, ""), sent(3, 4, 422, "unknown-ticket"));

        assertThat(key.answer()).isEqualTo(Answer.REFUSED);
        assertThat(key.objection(second(9))).isPresent();
    }

    @Test
    void objectsToAnEffectBeforeTheFirstAttempt() {
        assertThat(of(acknowledged(5, 6, ORDER)).objection(second(4))).isPresent();
    }

    @Test
    void acceptsANewAttemptAfterARefusal() {
        KeyHistory key = of(sent(1, 2, 422, "unknown-ticket"), acknowledged(3, 4, ORDER));

        assertThat(key.answer()).isEqualTo(Answer.ACKNOWLEDGED);
        assertThat(key.objection(second(3))).isEmpty();
    }

    @Test
    void staysUnknownWhenALostAttemptIsRepeatedInVain() {
        assertThat(of(sent(1, 2, 0, ""), sent(3, 4, 503, "overloaded")).answer())
                .isEqualTo(Answer.UNKNOWN);
        assertThat(of(sent(1, 2, 503, "overloaded")).answer()).isEqualTo(Answer.NOT_TAKEN);
    }

    @Test
    void findsSeveralResultsOfOneKey() {
        KeyHistory key = of(acknowledged(1, 2, ORDER), acknowledged(3, 4, new UUID(3, 3)));

        assertThat(key.results()).hasSize(2);
    }
}
