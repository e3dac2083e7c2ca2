package dev.boxoffice.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    @ParameterizedTest
    @CsvSource({
        "201, '', ACKNOWLEDGED",
        "200, '', ACKNOWLEDGED",
        "409, sold-out, REFUSED",
        "422, unknown-ticket, REFUSED",
        "409, idempotency-key-in-use, UNKNOWN",
        "429, rate-limited, NOT_TAKEN",
        "503, overloaded, NOT_TAKEN",
        "503, unavailable, NOT_TAKEN",
        "503, outcome-unknown, UNKNOWN",
        "503, payment-provider-unavailable, UNKNOWN",
        "500, internal-error, UNKNOWN",
        "502, '', UNKNOWN",
        "0, '', UNKNOWN",
    })
    void classifiesAnswers(int status, String problem, Answer answer) {
        assertThat(Answer.of(status, problem)).isEqualTo(answer);
    }
}
