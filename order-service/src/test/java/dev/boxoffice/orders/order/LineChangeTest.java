package dev.boxoffice.orders.order;

import static dev.boxoffice.orders.order.OrderFixtures.BUYER;
import static dev.boxoffice.orders.order.OrderFixtures.HOLD;
import static dev.boxoffice.orders.order.OrderFixtures.NOW;
import static dev.boxoffice.orders.order.OrderFixtures.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import dev.boxoffice.orders.ticket.TicketFixtures.Units;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

        assertThat(order.lines()).containsExactly(new OrderLine(1, ticket, List.of(), 5, PRICE));
        assertThat(order.total()).isEqualTo(PRICE.times(5));
        assertThat(TicketFixtures.units(ticket)).isEqualTo(new Units(5, 0));
    }

    @Test
    void releasesUnits() {
        change(ticket, 1);

        assertThat(order.lines()).containsExactly(new OrderLine(1, ticket, List.of(), 1, PRICE));
        assertThat(order.total()).isEqualTo(PRICE);
        assertThat(TicketFixtures.units(ticket)).isEqualTo(new Units(1, 0));
    }

    @Test
    void addsALineAtTheCurrentPrice() {
        change(other, 3);

        assertThat(order.lines())
                .containsExactly(
                        new OrderLine(1, ticket, List.of(), 2, PRICE),
                        new OrderLine(2, other, List.of(), 3, other.price()));
        assertThat(order.total()).isEqualTo(new Money(5_300, "EUR"));
        assertThat(TicketFixtures.units(other)).isEqualTo(new Units(3, 0));
    }

    @Test
    void removesALine() {
        change(other, 3);

        change(ticket, 0);

        assertThat(order.lines()).containsExactly(new OrderLine(2, other, List.of(), 3, other.price()));
        assertThat(order.total()).isEqualTo(new Money(300, "EUR"));
        assertThat(TicketFixtures.units(ticket)).isEqualTo(new Units(0, 0));
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
        order.changeLine(BUYER, line(ticket, 1), SaleFixtures.of(NOW.plusSeconds(1), ticket));

        assertThat(order.version()).isEqualTo(2);
        assertThat(order.history().change()).isEqualTo(OrderChange.LINES);
        assertThat(order.history().last())
                .isEqualTo(new OrderTransition(
                        2, NOW.plusSeconds(1), OrderStatus.CREATED, OrderStatus.CREATED, "lines-changed", "ben"));
        assertThat(order.history().updatedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void keepsTheEndOfTheHold() {
        order.changeLine(BUYER, line(ticket, 5), SaleFixtures.of(NOW.plusSeconds(60), ticket));

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
        assertThat(TicketFixtures.units(ticket)).isEqualTo(new Units(4, 0));
    }

    @Test
    void refusesMoreThanTheLimitPerOrder() {
        change(other, 10);

        assertThat(problem(other, 11)).isEqualTo(new OrderProblem.TooManyOfTicket(other.id(), 11, 10));
    }

    @Test
    void refusesAnUnknownTicket() {
        var unknown = new OrderRequest.Line(UUID.randomUUID(), 1, null);

        assertThat(problem(unknown, SaleFixtures.of(NOW)))
                .isEqualTo(new OrderProblem.UnknownTicket(unknown.ticketId()));
        assertUnchanged();
    }

    @Test
    void refusesToAddAWithdrawnTicket() {
        Ticket withdrawn = TicketFixtures.withdrawn();

        assertRefused(withdrawn, 1, new OrderProblem.NotOnSale(withdrawn.id(), null, null));
    }

    @Test
    void releasesUnitsOfAWithdrawnTicket() {
        Ticket withdrawn = TicketFixtures.withdrawn(ticket);

        assertThat(problem(withdrawn, 3)).isEqualTo(new OrderProblem.NotOnSale(ticket.id(), null, null));
        change(withdrawn, 1);

        assertThat(TicketFixtures.units(ticket)).isEqualTo(new Units(1, 0));
    }

    @Test
    void countsAGrowingLineInThePoolsOfItsFirstHold() {
        Pool before = TicketFixtures.pool(5);
        Ticket pooled = TicketFixtures.inPools(10, before);
        Order held = OrderFixtures.created(new OrderLine(1, pooled, List.of(before), 2, PRICE));
        Sale sale = SaleFixtures.of(NOW, List.of(before), pooled);

        held.changeLine(BUYER, line(pooled, 5), sale);
        assertThat(TicketFixtures.units(before)).isEqualTo(new Units(5, 0));
        assertThat(catchThrowableOfType(OrderException.class, () -> held.changeLine(BUYER, line(pooled, 6), sale))
                        .problem())
                .isEqualTo(new OrderProblem.PoolSoldOut(pooled.id(), before.id(), "Floor", 6, 5));
        held.changeLine(BUYER, line(pooled, 1), sale);

        assertThat(TicketFixtures.units(before)).isEqualTo(new Units(1, 0));
        assertThat(held.lines()).containsExactly(new OrderLine(1, pooled, List.of(before), 1, PRICE));
    }

    @Test
    void obeysTheBuyerLimit() {
        Ticket limited = TicketFixtures.maxPerBuyer(4);
        var sale = new Sale(Map.of(limited.id(), limited), Map.of(), id -> 2, NOW);

        assertThat(problem(line(limited, 3), sale)).isEqualTo(new OrderProblem.BuyerLimit(limited.id(), 3, 4, 2));
        order.changeLine(BUYER, line(limited, 2), sale);
        assertThat(TicketFixtures.units(limited)).isEqualTo(new Units(2, 0));
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
        change(TicketFixtures.priced(ticket, new Money(9_000, "EUR")), 3);

        assertThat(order.total()).isEqualTo(PRICE.times(3));
    }

    @Test
    void comparesTheExpectedPriceWithTheFrozenOne() {
        Money raised = new Money(9_000, "EUR");
        Sale sale = SaleFixtures.of(NOW, TicketFixtures.priced(ticket, raised));

        assertThat(problem(new OrderRequest.Line(ticket.id(), 3, raised), sale))
                .isEqualTo(new OrderProblem.PriceChanged(ticket.id(), raised, PRICE));
        order.changeLine(BUYER, new OrderRequest.Line(ticket.id(), 3, PRICE), sale);
        assertThat(order.total()).isEqualTo(PRICE.times(3));
    }

    @Test
    void comparesTheExpectedPriceOfANewLineWithTheCurrentOne() {
        Money shown = new Money(99, "EUR");

        assertThat(problem(new OrderRequest.Line(other.id(), 1, shown), SaleFixtures.of(NOW, other)))
                .isEqualTo(new OrderProblem.PriceChanged(other.id(), shown, other.price()));
        assertUnchanged();
    }

    @ParameterizedTest
    @EnumSource(names = "CREATED", mode = EnumSource.Mode.EXCLUDE)
    void refusesAChangeInAnyOtherStatus(OrderStatus status) {
        Order ended = OrderFixtures.order(status);
        OrderLine only = ended.lines().getFirst();
        Units before = TicketFixtures.units(only.ticket());

        OrderProblem problem = catchThrowableOfType(
                        OrderException.class,
                        () -> ended.changeLine(BUYER, line(only.ticket(), 2), SaleFixtures.of(NOW, only.ticket())))
                .problem();

        assertThat(problem).isEqualTo(new OrderProblem.IllegalTransition(ended.id(), status, OrderStatus.CREATED));
        assertThat(TicketFixtures.units(only.ticket())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void refusesAChangeAfterTheHold(int quantity) {
        assertThat(problem(line(ticket, quantity), SaleFixtures.of(NOW.plus(HOLD), ticket)))
                .isEqualTo(new OrderProblem.HoldExpired(order.id(), NOW.plus(HOLD)));
        assertUnchanged();
    }

    @Test
    void startsAPaymentOfTheNewTotal() {
        change(ticket, 4);

        assertThat(PayOrder.start(order, BUYER, OrderFixtures.request(), NOW, Duration.ofMinutes(5))
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
        order.changeLine(BUYER, line(changed, quantity), SaleFixtures.of(NOW, changed));
    }

    private void assertRefused(Ticket changed, int quantity, OrderProblem expected) {
        assertThat(problem(changed, quantity)).isEqualTo(expected);
        assertUnchanged();
    }

    private OrderProblem problem(Ticket changed, int quantity) {
        return problem(line(changed, quantity), SaleFixtures.of(NOW, changed));
    }

    private OrderProblem problem(OrderRequest.Line requested, Sale sale) {
        return catchThrowableOfType(OrderException.class, () -> order.changeLine(BUYER, requested, sale))
                .problem();
    }

    private void assertUnchanged() {
        assertThat(order.version()).isEqualTo(1);
        assertThat(order.lines()).containsExactly(new OrderLine(1, ticket, List.of(), 2, PRICE));
        assertThat(order.total()).isEqualTo(PRICE.times(2));
        assertThat(TicketFixtures.units(ticket)).isEqualTo(new Units(2, 0));
        assertThat(TicketFixtures.units(other)).isEqualTo(new Units(0, 0));
    }

    private static OrderRequest.Line line(Ticket ticket, int quantity) {
        return new OrderRequest.Line(ticket.id(), quantity, null);
    }
}
