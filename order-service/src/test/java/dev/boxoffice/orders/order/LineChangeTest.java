package dev.boxoffice.orders.order;

import static dev.boxoffice.orders.order.OrderFixtures.BUYER;
import static dev.boxoffice.orders.order.OrderFixtures.HOLD;
import static dev.boxoffice.orders.order.OrderFixtures.NOW;
import static dev.boxoffice.orders.order.OrderFixtures.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import dev.boxoffice.orders.ticket.TicketFixtures.Stock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for changing a line of an order, in memory. */
class LineChangeTest {

    private final Ticket ticket = TicketFixtures.onSale(5);
    private final Ticket other = TicketFixtures.onSaleFor(new Money(100, "EUR"));
    private final Order order = OrderFixtures.created(ticket, 2);

    @Test
    void holdsMoreUnits() {
        change(ticket, 5);

        assertThat(order.lines()).containsExactly(new OrderLine(1, ticket, 5, PRICE));
        assertThat(order.total()).isEqualTo(PRICE.times(5));
        assertThat(TicketFixtures.stock(ticket)).isEqualTo(new Stock(5, 0));
    }

    @Test
    void releasesUnits() {
        change(ticket, 1);

        assertThat(order.lines()).containsExactly(new OrderLine(1, ticket, 1, PRICE));
        assertThat(order.total()).isEqualTo(PRICE);
        assertThat(TicketFixtures.stock(ticket)).isEqualTo(new Stock(1, 0));
    }

    @Test
    void addsALineAtTheCurrentPrice() {
        change(other, 3);

        assertThat(order.lines())
                .containsExactly(new OrderLine(1, ticket, 2, PRICE), new OrderLine(2, other, 3, other.price()));
        assertThat(order.total()).isEqualTo(new Money(5_300, "EUR"));
        assertThat(TicketFixtures.stock(other)).isEqualTo(new Stock(3, 0));
    }

    @Test
    void removesALine() {
        change(other, 3);

        change(ticket, 0);

        assertThat(order.lines()).containsExactly(new OrderLine(2, other, 3, other.price()));
        assertThat(order.total()).isEqualTo(new Money(300, "EUR"));
        assertThat(TicketFixtures.stock(ticket)).isEqualTo(new Stock(0, 0));
    }

    @Test
    void numbersANewLineAboveTheLastOne() {
        change(other, 3);
        change(ticket, 0);

        change(ticket, 1);

        assertThat(order.lines()).extracting(OrderLine::number).containsExactly(2, 3);
    }

    @Test
    void recordsTheChangeAsOneVersion() {
        order.changeLine(BUYER, line(ticket, 1), ticket, NOW.plusSeconds(1));

        assertThat(order.version()).isEqualTo(2);
        assertThat(order.change()).isEqualTo(OrderChange.LINES);
        assertThat(order.history().getLast())
                .isEqualTo(new OrderTransition(
                        2, NOW.plusSeconds(1), OrderStatus.CREATED, OrderStatus.CREATED, "lines-changed", "ben"));
        assertThat(order.updatedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void keepsTheEndOfTheHold() {
        order.changeLine(BUYER, line(ticket, 5), ticket, NOW.plusSeconds(60));

        assertThat(order.expiresAt()).isEqualTo(NOW.plus(HOLD));
    }

    @Test
    void changesNothingForTheSameQuantity() {
        change(ticket, 2);
        change(other, 0);

        assertUnchanged();
        assertThat(order.lineChange()).isEmpty();
    }

    @Test
    void refusesToRemoveTheLastLine() {
        assertRefused(ticket, 0, new OrderProblem.LastLine(ticket.id()));
    }

    @Test
    void refusesMoreThanIsAvailable() {
        assertRefused(ticket, 6, new OrderProblem.SoldOut(ticket.id(), 6, 5));
    }

    @Test
    void countsTheUnitsOfThisOrderAsAvailable() {
        TicketFixtures.sellOut(ticket);

        assertThat(problem(ticket, 3)).isEqualTo(new OrderProblem.SoldOut(ticket.id(), 3, 2));
        change(ticket, 1);
        assertThat(TicketFixtures.stock(ticket)).isEqualTo(new Stock(4, 0));
    }

    @Test
    void refusesMoreThanTheLimitPerOrder() {
        change(other, 10);

        assertThat(problem(other, 11)).isEqualTo(new OrderProblem.TooManyOfTicket(other.id(), 11, 10));
    }

    @Test
    void refusesAnUnknownTicket() {
        var unknown = new OrderRequest.Line(UUID.randomUUID(), 1, null);

        assertThat(problem(unknown, null, NOW)).isEqualTo(new OrderProblem.UnknownTicket(unknown.ticketId()));
        assertUnchanged();
    }

    @Test
    void refusesToAddAWithdrawnTicket() {
        Ticket withdrawn = TicketFixtures.withdrawn();

        assertRefused(withdrawn, 1, new OrderProblem.NotOnSale(withdrawn.id()));
    }

    @Test
    void releasesUnitsOfAWithdrawnTicket() {
        TicketFixtures.withdraw(ticket);

        assertThat(problem(ticket, 3)).isEqualTo(new OrderProblem.NotOnSale(ticket.id()));
        change(ticket, 1);

        assertThat(TicketFixtures.stock(ticket)).isEqualTo(new Stock(1, 0));
    }

    @Test
    void refusesAnotherCurrency() {
        Ticket pounds = TicketFixtures.onSaleFor(new Money(100, "GBP"));

        assertRefused(pounds, 1, new OrderProblem.MixedCurrencies(Set.of("EUR", "GBP")));
    }

    @Test
    void refusesATotalThatCannotBeCharged() {
        Ticket dear = TicketFixtures.onSaleFor(new Money(99_999_000, "EUR"));

        assertRefused(
                dear, 1, new OrderProblem.TotalTooHigh(new Money(100_004_000, "EUR"), new Money(99_999_999, "EUR")));
    }

    @Test
    void refusesMoreLinesThanAnOrderMayHave() {
        IntStream.range(1, OrderRequest.MAX_LINES).forEach(i -> change(TicketFixtures.onSale(1), 1));

        assertThat(problem(other, 1)).isEqualTo(new OrderProblem.TooManyLines(OrderRequest.MAX_LINES));
    }

    @Test
    void keepsTheFrozenPriceOfALine() {
        TicketFixtures.setPrice(ticket, new Money(9_000, "EUR"));

        change(ticket, 3);

        assertThat(order.total()).isEqualTo(PRICE.times(3));
    }

    @Test
    void comparesTheExpectedPriceWithTheFrozenOne() {
        Money raised = new Money(9_000, "EUR");
        TicketFixtures.setPrice(ticket, raised);

        assertThat(problem(new OrderRequest.Line(ticket.id(), 3, raised), ticket, NOW))
                .isEqualTo(new OrderProblem.PriceChanged(ticket.id(), raised, PRICE));
        order.changeLine(BUYER, new OrderRequest.Line(ticket.id(), 3, PRICE), ticket, NOW);
        assertThat(order.total()).isEqualTo(PRICE.times(3));
    }

    @Test
    void comparesTheExpectedPriceOfANewLineWithTheCurrentOne() {
        Money shown = new Money(99, "EUR");

        assertThat(problem(new OrderRequest.Line(other.id(), 1, shown), other, NOW))
                .isEqualTo(new OrderProblem.PriceChanged(other.id(), shown, other.price()));
        assertUnchanged();
    }

    @ParameterizedTest
    @EnumSource(names = "CREATED", mode = EnumSource.Mode.EXCLUDE)
    void refusesAChangeInAnyOtherStatus(OrderStatus status) {
        Order ended = OrderFixtures.order(status);
        OrderLine only = ended.lines().getFirst();
        Stock before = TicketFixtures.stock(only.ticket());

        OrderProblem problem = catchThrowableOfType(
                        OrderException.class, () -> ended.changeLine(BUYER, line(only.ticket(), 2), only.ticket(), NOW))
                .problem();

        assertThat(problem).isEqualTo(new OrderProblem.IllegalTransition(ended.id(), status, OrderStatus.CREATED));
        assertThat(TicketFixtures.stock(only.ticket())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void refusesAChangeAfterTheHold(int quantity) {
        assertThat(problem(line(ticket, quantity), ticket, NOW.plus(HOLD)))
                .isEqualTo(new OrderProblem.HoldExpired(order.id(), NOW.plus(HOLD)));
        assertUnchanged();
    }

    @Test
    void startsAPaymentOfTheNewTotal() {
        change(ticket, 4);

        assertThat(order.startPayment(BUYER, OrderFixtures.request(), NOW, Duration.ofMinutes(5))
                        .amount())
                .isEqualTo(PRICE.times(4));
    }

    @Test
    void makesAFreeOrderPayableAndBack() {
        Ticket free = TicketFixtures.onSaleFor(new Money(0, "EUR"));
        change(free, 1);

        change(ticket, 0);
        assertThat(order.isFree()).isTrue();
        change(ticket, 1);
        assertThat(order.isFree()).isFalse();
        assertThat(order.total()).isEqualTo(PRICE);
    }

    private void change(Ticket changed, int quantity) {
        order.changeLine(BUYER, line(changed, quantity), changed, NOW);
    }

    private void assertRefused(Ticket changed, int quantity, OrderProblem expected) {
        assertThat(problem(changed, quantity)).isEqualTo(expected);
        assertUnchanged();
    }

    private OrderProblem problem(Ticket changed, int quantity) {
        return problem(line(changed, quantity), changed, NOW);
    }

    private OrderProblem problem(OrderRequest.Line requested, Ticket changed, Instant now) {
        return catchThrowableOfType(OrderException.class, () -> order.changeLine(BUYER, requested, changed, now))
                .problem();
    }

    private void assertUnchanged() {
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.lines()).containsExactly(new OrderLine(1, ticket, 2, PRICE));
        assertThat(order.total()).isEqualTo(PRICE.times(2));
        assertThat(TicketFixtures.stock(ticket)).isEqualTo(new Stock(2, 0));
        assertThat(TicketFixtures.stock(other)).isEqualTo(new Stock(0, 0));
    }

    private static OrderRequest.Line line(Ticket ticket, int quantity) {
        return new OrderRequest.Line(ticket.id(), quantity, null);
    }
}
