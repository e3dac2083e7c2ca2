package dev.boxoffice.orders.order;

import static dev.boxoffice.orders.order.OrderFixtures.BUYER;
import static dev.boxoffice.orders.order.OrderFixtures.HOLD;
import static dev.boxoffice.orders.order.OrderFixtures.NOW;
import static dev.boxoffice.orders.order.OrderFixtures.OPERATOR;
import static dev.boxoffice.orders.ticket.TicketFixtures.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import dev.boxoffice.orders.ticket.TicketFixtures.Units;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each change of an order's stock changes its tickets and all of its pools alike. */
class OrderPoolsTest {

    private static final Money FREE = new Money(0, "EUR");

    private final Pool floor = TicketFixtures.pool(10);
    private final Pool hall = TicketFixtures.pool(20);
    private final Ticket standing = TicketFixtures.inPools(100, floor, hall);
    private final Ticket seated = TicketFixtures.inPools(100, hall);
    private final Order order = OrderFixtures.created(
            new OrderLine(1, standing, List.of(floor, hall), 2, FREE),
            new OrderLine(2, seated, List.of(hall), 3, FREE));

    @Test
    void holdsUnitsOfPools() {
        assertUnits(new Units(2, 0), new Units(5, 0));
    }

    @Test
    void releasesUnitsOfPools() {
        order.cancel(BUYER, NOW);

        assertUnits(new Units(0, 0), new Units(0, 0));
    }

    @Test
    void sellsAndRestocksUnitsOfPools() {
        PayOrder.completeFree(order, BUYER, NOW);
        assertUnits(new Units(0, 2), new Units(0, 5));

        RefundOrder.request(order, UUID.randomUUID(), OPERATOR, new RefundScope.Rest(true), "test", NOW);
        assertUnits(new Units(0, 0), new Units(0, 0));
    }

    @Test
    void holdsAgainOnlyWithinThePools() {
        order.expire(NOW.plus(HOLD));
        hall.hold(15);
        assertThat(order.canHoldAgain(id -> 0)).isTrue();

        hall.hold(1);
        assertThat(order.canHoldAgain(id -> 0)).isFalse();
    }

    @Test
    void holdsAgainOnlyWithinTheBuyerLimit() {
        Ticket limited = TicketFixtures.maxPerBuyer(4);
        Order expired = OrderFixtures.created(limited, 3);
        expired.expire(NOW.plus(HOLD));

        assertThat(expired.canHoldAgain(id -> 1)).isTrue();
        assertThat(expired.canHoldAgain(id -> 2)).isFalse();
    }

    @Test
    void holdsAgainAfterTheSaleWindow() {
        Ticket ticket = TicketFixtures.onSaleBetween(NOW, NOW.plusSeconds(1));
        Order expired = OrderFixtures.created(ticket, 1);
        expired.expire(NOW.plus(HOLD));

        assertThat(expired.canHoldAgain(id -> 0)).isTrue();
    }

    private void assertUnits(Units floorUnits, Units hallUnits) {
        assertThat(units(floor)).isEqualTo(floorUnits);
        assertThat(units(hall)).isEqualTo(hallUnits);
        assertThat(units(standing)).isEqualTo(floorUnits);
        assertThat(units(seated))
                .isEqualTo(new Units(hallUnits.held() - floorUnits.held(), hallUnits.sold() - floorUnits.sold()));
    }
}
