package dev.boxoffice.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderStatusTest {

    /** The transition table of docs/architecture.md. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            CREATED,          AWAITING_PAYMENT COMPLETE CANCELLED EXPIRED
            AWAITING_PAYMENT, COMPLETE CANCELLED EXPIRED
            COMPLETE,         REFUNDED
            EXPIRED,          COMPLETE
            CANCELLED,        ''
            REFUNDED,         ''
            """)
    void allowsExactlyTheTransitionsOfTheTable(OrderStatus from, String transitions) {
        Set<String> allowed = Set.of(transitions.isEmpty() ? new String[0] : transitions.split(" "));
        for (OrderStatus to : OrderStatus.values()) {
            assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(allowed.contains(to.name()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesATransitionToItself(OrderStatus status) {
        assertThat(status.canBecome(status)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void isOpenWhileItCanExpire(OrderStatus status) {
        assertThat(OrderStatus.OPEN.contains(status)).isEqualTo(status.canBecome(OrderStatus.EXPIRED));
    }
}
