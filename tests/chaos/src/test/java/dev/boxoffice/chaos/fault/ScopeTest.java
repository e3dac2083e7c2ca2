package dev.boxoffice.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final UUID ORDER = new UUID(1, 1);
    private static final UUID TICKET = new UUID(2, 2);
    private static final UUID OTHER = new UUID(3, 3);

    @Test
    void excusesOnlyWhatTheFaultConcerns() {
        assertThat(new Scope.Everything().excuses(ORDER, Set.of(TICKET))).isTrue();
        assertThat(new Scope.Tickets(Set.of(TICKET, ORDER)).excuses(ORDER, Set.of(TICKET, OTHER)))
                .isTrue();
        assertThat(new Scope.Tickets(Set.of(TICKET)).excuses(ORDER, Set.of(OTHER)))
                .isFalse();
        assertThat(new Scope.OneOrder(ORDER).excuses(ORDER, Set.of(TICKET))).isTrue();
        assertThat(new Scope.OneOrder(OTHER).excuses(ORDER, Set.of(TICKET))).isFalse();
        assertThat(new Scope.OneUser("ben").excuses(ORDER, Set.of(TICKET))).isFalse();
        assertThat(new Scope.Nothing().excuses(ORDER, Set.of(TICKET))).isFalse();
    }
}
