package dev.boxoffice.admissions.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.OrderV1;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderChunksTest {

    @Test
    void keepsSmallOrdersTogether() {
        assertThat(sizes(Collections.nCopies(2_000, 2))).containsExactly(2_000);
    }

    @Test
    void limitsTheUnitsOfAChunk() {
        assertThat(sizes(List.of(3_000, 2_000, 1, 4_999, 5_000))).containsExactly(2, 2, 1);
    }

    @Test
    void doesNotSplitAnOrder() {
        assertThat(sizes(List.of(1, 9_999, 1))).containsExactly(1, 1, 1);
    }

    @Test
    void keepsTheOrderOfTheBatch() {
        List<OrderV1> orders =
                IntStream.range(0, 10).mapToObj(i -> order(1_500)).toList();

        assertThat(OrderChunks.of(orders).stream().flatMap(List::stream)).containsExactlyElementsOf(orders);
    }

    @Test
    void makesNothingOfNothing() {
        assertThat(OrderChunks.of(List.of())).isEmpty();
    }

    private static List<Integer> sizes(List<Integer> units) {
        return OrderChunks.of(units.stream().map(OrderChunksTest::order).toList()).stream()
                .map(List::size)
                .toList();
    }

    private static OrderV1 order(int units) {
        Instant now = Instant.EPOCH;
        MoneyV1 free = new MoneyV1(0, "EUR");
        return new OrderV1(
                UUID.randomUUID(),
                "alice",
                null,
                null,
                "COMPLETE",
                List.of(new OrderV1.Item(UUID.randomUUID(), "The Lanterns", units, 0, free)),
                free,
                free,
                null,
                null,
                3,
                now,
                now);
    }
}
