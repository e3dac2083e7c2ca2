package dev.boxoffice.orders.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShowCapacityTest {

    private static final UUID HALL = UUID.randomUUID();
    private static final UUID BALCONY = UUID.randomUUID();
    private static final UUID BAR = UUID.randomUUID();
    private static final Map<UUID, Long> POOLS = Map.of(HALL, 100L, BALCONY, 20L, BAR, 30L);

    @Test
    void addsTicketsWithoutPools() {
        assertThat(capacity(kind(60), kind(40))).isEqualTo(100);
        assertThat(capacity()).isZero();
    }

    @Test
    void countsASharedPoolOnce() {
        assertThat(capacity(kind(100, HALL), kind(100, HALL), kind(5))).isEqualTo(105);
        assertThat(capacity(kind(40, HALL), kind(10, HALL))).isEqualTo(50);
    }

    @Test
    void limitsAPartWithinAHall() {
        assertThat(capacity(kind(50, HALL), kind(50, HALL, BALCONY))).isEqualTo(70);
        assertThat(capacity(kind(90, HALL), kind(50, HALL, BALCONY), kind(50, BAR)))
                .isEqualTo(130);
    }

    @Test
    void countsOnlyTakenUnitsOfWithdrawnTickets() {
        assertThat(capacity(new ShowCapacity.Kind(100, true, 7, List.of()))).isEqualTo(7);
    }

    @Test
    void existingOrdersWinOverASmallerCapacity() {
        assertThat(capacity(new ShowCapacity.Kind(5, false, 7, List.of()))).isEqualTo(7);
    }

    private static long capacity(ShowCapacity.Kind... kinds) {
        return ShowCapacity.of(List.of(kinds), POOLS);
    }

    private static ShowCapacity.Kind kind(long capacity, UUID... pools) {
        return new ShowCapacity.Kind(capacity, false, 0, List.of(pools));
    }
}
