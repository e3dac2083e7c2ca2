package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void acceptsLinesAtTheCurrentPrice() {
        Ticket first = TicketFixtures.onSale(5);
        Ticket second = TicketFixtures.onSaleFor(new Money(100, "EUR"));

        Decision decision = decide(order(line(first, 2), line(second, 1)), first, second);

        assertThat(decision)
                .isEqualTo(new Decision.Accepted(List.of(
                        new OrderLine(1, first, List.of(), 2, new Money(2_500, "EUR")),
                        new OrderLine(2, second, List.of(), 1, new Money(100, "EUR")))));
    }

    @Test
    void leavesTheTicketUnchanged() {
        Ticket ticket = TicketFixtures.onSale(5);

        decide(order(line(ticket, 2)), ticket);

        assertThat(ticket.available()).isEqualTo(5);
    }

    @Test
    void rejectsMoreThanIsAvailable() {
        Ticket ticket = TicketFixtures.onSale(1);

        assertRejected(decide(order(line(ticket, 2)), ticket), new OrderProblem.SoldOut(ticket.id(), 2, 1));
    }

    @Test
    void rejectsTheOrderForOneSoldOutLine() {
        Ticket plenty = TicketFixtures.onSale(5);
        Ticket none = TicketFixtures.onSale(0);

        assertRejected(
                decide(order(line(plenty, 1), line(none, 1)), plenty, none), new OrderProblem.SoldOut(none.id(), 1, 0));
    }

    @Test
    void rejectsATotalThatCannotBeCharged() {
        Ticket dear = TicketFixtures.onSaleFor(new Money(50_000_000, "EUR"));

        assertThat(decide(order(line(dear, 1)), dear)).isInstanceOf(Decision.Accepted.class);
        assertRejected(
                decide(order(line(dear, 2)), dear),
                new OrderProblem.TotalTooHigh(new Money(100_000_000, "EUR"), new Money(99_999_999, "EUR")));
    }

    @Test
    void acceptsOrdersInAWithdrawnCurrency() {
        Ticket kuna = TicketFixtures.onSaleFor(new Money(50_000_000, "HRK"));

        assertThat(decide(order(line(kuna, 1)), kuna)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void rejectsAnUnknownTicket() {
        UUID id = UUID.randomUUID();

        assertRejected(decide(order(new OrderRequest.Line(id, 1, null))), new OrderProblem.UnknownTicket(id));
    }

    @Test
    void rejectsAWithdrawnTicket() {
        Ticket ticket = TicketFixtures.withdrawn();

        assertRejected(decide(order(line(ticket, 1)), ticket), new OrderProblem.NotOnSale(ticket.id(), null, null));
    }

    @Test
    void rejectsAQuantityAboveTheLimit() {
        Ticket ticket = TicketFixtures.onSale(50);

        assertRejected(decide(order(line(ticket, 11)), ticket), new OrderProblem.TooManyOfTicket(ticket.id(), 11, 10));
    }

    @Test
    void rejectsADifferentExpectedPrice() {
        Ticket ticket = TicketFixtures.onSale(5);
        Money shown = new Money(2_000, "EUR");

        assertRejected(
                decide(order(new OrderRequest.Line(ticket.id(), 1, shown)), ticket),
                new OrderProblem.PriceChanged(ticket.id(), shown, ticket.price()));
    }

    @Test
    void rejectsMixedCurrencies() {
        Ticket euros = TicketFixtures.onSaleFor(new Money(100, "EUR"));
        Ticket pounds = TicketFixtures.onSaleFor(new Money(100, "GBP"));

        assertRejected(
                decide(order(line(euros, 1), line(pounds, 1)), euros, pounds),
                new OrderProblem.MixedCurrencies(new java.util.TreeSet<>(List.of("EUR", "GBP"))));
    }

    @Test
    void rejectsABuyerWithTooManyOpenOrders() {
        Ticket ticket = TicketFixtures.onSale(5);

        Decision decision = Decision.on(order(line(ticket, 1)), SaleFixtures.of(NOW, ticket), 3, 3);

        assertRejected(decision, new OrderProblem.TooManyOpenOrders(3));
    }

    @Test
    void mergesLinesOfOneTicket() {
        Ticket ticket = TicketFixtures.onSale(5);

        OrderRequest order = OrderRequest.of("anyone", List.of(line(ticket, 2), line(ticket, 3)));

        assertThat(order.lines()).containsExactly(line(ticket, 5));
    }

    @Test
    void rejectsDifferentExpectedPricesForOneTicket() {
        UUID id = UUID.randomUUID();
        var cheap = new OrderRequest.Line(id, 1, new Money(1, "EUR"));
        var dear = new OrderRequest.Line(id, 1, new Money(2, "EUR"));

        assertThatThrownBy(() -> OrderRequest.of("anyone", List.of(cheap, dear)))
                .isInstanceOf(OrderException.class);
    }

    private static OrderRequest.Line line(Ticket ticket, int quantity) {
        return new OrderRequest.Line(ticket.id(), quantity, null);
    }

    private static OrderRequest order(OrderRequest.Line... lines) {
        return OrderRequest.of("anyone", List.of(lines));
    }

    private static Decision decide(OrderRequest order, Ticket... tickets) {
        return Decision.on(order, SaleFixtures.of(NOW, tickets), 0, 10);
    }

    private static void assertRejected(Decision decision, OrderProblem problem) {
        assertThat(decision).isEqualTo(new Decision.Rejected(problem));
    }
}
