package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.command.CancelOrder;
import dev.boxoffice.orders.order.Actor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AsideTest {

    private final Aside aside = new Aside();
    private final Resource row = Resource.ticket(UUID.randomUUID());
    private final Resource other = Resource.ticket(UUID.randomUUID());
    private final Pending<?> first = command();
    private final Pending<?> second = command();

    @Test
    void probesALockedRowWithItsOldestCommand() {
        wait(first, row);
        wait(second, row);

        assertThat(aside.retry(10)).isEqualTo(List.of(first));
    }

    @Test
    void probesEachLockedRow() {
        wait(first, row);
        wait(second, other);

        assertThat(aside.retry(10)).isEqualTo(List.of(first, second));
    }

    @Test
    void retriesTheOthersOnceTheRowIsFree() {
        wait(first, row);
        wait(second, row);
        aside.retry(10);

        aside.update(Set.of()); // the probe found the row free

        assertThat(aside.isReady()).isTrue();
        assertThat(aside.retry(10)).isEqualTo(List.of(second));
        assertThat(aside.busy()).isEmpty();
    }

    @Test
    void remembersALockedRowThatNoCommandWaitsFor() {
        aside.update(Set.of(row));

        assertThat(aside.busy()).containsExactly(row);
    }

    @Test
    void dropsWithdrawnCommands() {
        wait(first, row);
        first.withdraw(new OverloadedException("late"));

        assertThat(aside.retry(10)).isEmpty();
        assertThat(aside.isEmpty()).isTrue();
    }

    private void wait(Pending<?> pending, Resource by) {
        pending.take();
        aside.add(pending, Set.of(by));
        aside.update(Set.of(by));
    }

    private static Pending<?> command() {
        return new Pending<>(new CancelOrder(new Actor("ben", false), UUID.randomUUID()));
    }
}
