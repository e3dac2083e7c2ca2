package dev.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotentRequestTest {

    private static final byte[] HASH = {1};

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"x", "!", "~", "01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d", "\"quoted\""})
    @MethodSource("longest")
    void acceptsVisibleAsciiOrNoKey(String key) {
        assertThat(request(key).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u0000", "\u007f", "ä", "😀"})
    @MethodSource("tooLong")
    void rejectsAnyOtherKey(String key) {
        HttpProblem problem = catchThrowableOfType(HttpProblem.class, () -> request(key));

        assertThat(problem.getStatusCode()).isEqualTo(400);
    }

    static Stream<String> longest() {
        return Stream.of("k".repeat(255));
    }

    static Stream<String> tooLong() {
        return Stream.of("k".repeat(256));
    }

    @Test
    void equalsARequestWithTheSameUserRouteAndKey() {
        IdempotentRequest request = request("key");

        assertThat(request)
                .isEqualTo(request("key"))
                .hasSameHashCodeAs(request("key"))
                .isEqualTo(new IdempotentRequest("user", "POST /api/orders", "key", new byte[] {2}))
                .isNotEqualTo(request("another"))
                .isNotEqualTo(request(null))
                .isNotEqualTo(new IdempotentRequest("another", "POST /api/orders", "key", HASH))
                .isNotEqualTo(new IdempotentRequest("user", "POST /api/cart/checkout", "key", HASH));
    }

    private static IdempotentRequest request(String key) {
        return new IdempotentRequest("user", "POST /api/orders", key, HASH);
    }
}
