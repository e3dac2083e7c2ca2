package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pools, sale windows and buyer limits in the decision on a new order. */
class PoolDecisionTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    private final Pool floor = TicketFixtures.pool(5);
    private final Pool balcony = TicketFixtures.pool(100);
    private final Ticket early = TicketFixtures.inPools(100, floor);
    private final Ticket regular = TicketFixtures.inPools(100, floor, balcony);

    @Test
    void countsALineInEachOfItsPools() {
        Decision decision = decide(line(regular, 2));

        assertThat(((Decision.Accepted) decision).lines())
                .containsExactly(new OrderLine(1, regular, List.of(floor, balcony), 2, regular.price()));
    }

    @Test
    void rejectsLinesThatExceedTheirPoolTogether() {
        assertThat(decide(line(early, 3), line(regular, 3)))
                .isEqualTo(
                        new Decision.Rejected(new OrderProblem.PoolSoldOut(regular.id(), floor.id(), "Floor", 6, 5)));
    }

    /** The twin: each of the same lines alone fits, so a check per line would accept both. */
    @Test
    void acceptsEachOfTheseLinesAlone() {
        assertThat(decide(line(early, 3))).isInstanceOf(Decision.Accepted.class);
        assertThat(decide(line(regular, 3))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void acceptsLinesThatFillTheirPool() {
        assertThat(decide(line(early, 2), line(regular, 3))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void rejectsATicketWhoseOwnStockIsLower() {
        Ticket scarce = TicketFixtures.inPools(1, floor);

        assertThat(Decision.on(order(line(scarce, 2)), SaleFixtures.of(NOW, List.of(floor), scarce), 0, 10))
                .isEqualTo(new Decision.Rejected(new OrderProblem.SoldOut(scarce.id(), 2, 1)));
    }

    @Test
    void rejectsATicketWhosePoolIsUnknown() {
        assertThat(Decision.on(order(line(early, 1)), SaleFixtures.of(NOW, early), 0, 10))
                .isEqualTo(new Decision.Rejected(new OrderProblem.UnknownTicket(early.id())));
    }

    @Test
    void sellsOtherTicketsWhileAPoolIsOverdrawn() {
        TicketFixtures.sellOut(floor);
        Ticket elsewhere = TicketFixtures.inPools(100, balcony);

        assertThat(Decision.on(
                        order(line(elsewhere, 3)), SaleFixtures.of(NOW, List.of(floor, balcony), elsewhere), 0, 10))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void sellsFromTheStartOfTheWindowUntilBeforeItsEnd() {
        Ticket ticket = TicketFixtures.onSaleBetween(NOW, NOW.plusSeconds(10));

        assertThat(at(NOW, ticket)).isInstanceOf(Decision.Accepted.class);
        assertThat(at(NOW.plusSeconds(10).minusNanos(1), ticket)).isInstanceOf(Decision.Accepted.class);
        assertThat(at(NOW.minusNanos(1), ticket)).isEqualTo(notOnSale(ticket));
        assertThat(at(NOW.plusSeconds(10), ticket)).isEqualTo(notOnSale(ticket));
    }

    @Test
    void sellsOnlyTicketsOfPublishedShows() {
        assertThat(at(NOW, TicketFixtures.ofShow("PUBLISHED"))).isInstanceOf(Decision.Accepted.class);
        assertThat(at(NOW, TicketFixtures.ofShow(null))).isInstanceOf(Decision.Accepted.class);
        for (String status : List.of("DRAFT", "CALLED_OFF", "POSTPONED")) {
            Ticket ticket = TicketFixtures.ofShow(status);
            assertThat(at(NOW, ticket))
                    .as(status)
                    .isEqualTo(new Decision.Rejected(new OrderProblem.NotOnSale(ticket.id(), null, null)));
        }
    }

    @Test
    void countsUnitsAgainstTheBuyerLimit() {
        Ticket ticket = TicketFixtures.maxPerBuyer(4);
        var sale = new Sale(Map.of(ticket.id(), ticket), Map.of(), id -> 3, NOW);

        assertThat(Decision.on(order(line(ticket, 1)), sale, 0, 10)).isInstanceOf(Decision.Accepted.class);
        assertThat(Decision.on(order(line(ticket, 2)), sale, 0, 10))
                .isEqualTo(new Decision.Rejected(new OrderProblem.BuyerLimit(ticket.id(), 2, 4, 1)));
    }

    /** A limit may be lowered below what a buyer already owns. */
    @Test
    void neverReportsANegativeRemainder() {
        Ticket ticket = TicketFixtures.maxPerBuyer(4);
        var sale = new Sale(Map.of(ticket.id(), ticket), Map.of(), id -> 9, NOW);

        assertThat(Decision.on(order(line(ticket, 1)), sale, 0, 10))
                .isEqualTo(new Decision.Rejected(new OrderProblem.BuyerLimit(ticket.id(), 1, 4, 0)));
    }

    private static Decision.Rejected notOnSale(Ticket ticket) {
        return new Decision.Rejected(
                new OrderProblem.NotOnSale(ticket.id(), ticket.onSaleFrom(), ticket.onSaleUntil()));
    }

    private static Decision at(Instant now, Ticket ticket) {
        return Decision.on(order(line(ticket, 1)), SaleFixtures.of(now, ticket), 0, 10);
    }

    private Decision decide(OrderRequest.Line... lines) {
        return Decision.on(order(lines), SaleFixtures.of(NOW, List.of(floor, balcony), early, regular), 0, 10);
    }

    private static OrderRequest order(OrderRequest.Line... lines) {
        return OrderRequest.of("anyone", Arrays.asList(lines));
    }

    private static OrderRequest.Line line(Ticket ticket, int quantity) {
        return new OrderRequest.Line(ticket.id(), quantity, null);
    }
}
