package dev.boxoffice.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.order.Sale;
import dev.boxoffice.orders.order.SaleFixtures;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CartTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private final Cart cart = new Cart();

    @Test
    void remembersThePriceOfAnItem() {
        Ticket ticket = TicketFixtures.onSaleFor(new Money(2_500, "EUR"));

        put(ticket, 2, NOON);

        assertThat(cart.items()).containsExactly(entry(ticket.id(), new CartItem(2, new Money(2_500, "EUR"), NOON)));
        assertThat(cart.updatedAt()).isEqualTo(NOON);
    }

    @Test
    void replacesTheQuantityInPlace() {
        Ticket first = TicketFixtures.onSale(5);
        Ticket second = TicketFixtures.onSale(5);
        put(first, 1, NOON);
        put(second, 1, NOON.plusSeconds(1));

        put(first, 4, NOON.plusSeconds(2));

        assertThat(cart.items().keySet()).containsExactly(first.id(), second.id());
        assertThat(cart.items().values()).extracting(CartItem::quantity).containsExactly(4, 1);
        assertThat(cart.items().get(first.id()).addedAt()).isEqualTo(NOON);
    }

    @Test
    void acceptsSoldOutTickets() {
        put(TicketFixtures.onSale(0), 1, NOON);

        assertThat(cart.isEmpty()).isFalse();
    }

    @Test
    void rejectsWithdrawnTickets() {
        Ticket ticket = TicketFixtures.withdrawn();

        assertRejected(() -> put(ticket, 1, NOON), new OrderProblem.NotOnSale(ticket.id(), null, null));
    }

    @Test
    void rejectsAQuantityAboveTheLimit() {
        Ticket ticket = TicketFixtures.onSale(100);

        assertRejected(() -> put(ticket, 11, NOON), new OrderProblem.TooManyOfTicket(ticket.id(), 11, 10));
    }

    @Test
    void rejectsASecondCurrency() {
        put(TicketFixtures.onSaleFor(new Money(1, "EUR")), 1, NOON);
        Ticket pounds = TicketFixtures.onSaleFor(new Money(1, "GBP"));

        assertRejected(
                () -> put(pounds, 1, NOON), new OrderProblem.MixedCurrencies(new TreeSet<>(Set.of("EUR", "GBP"))));
    }

    @Test
    void acceptsAnyCurrencyOnceEmpty() {
        Ticket euros = TicketFixtures.onSaleFor(new Money(1, "EUR"));
        put(euros, 1, NOON);
        cart.remove(euros.id(), NOON);

        put(TicketFixtures.onSaleFor(new Money(1, "GBP")), 1, NOON);

        assertThat(cart.items()).hasSize(1);
    }

    @Test
    void rejectsMoreLinesThanAnOrderAllows() {
        Ticket last = TicketFixtures.onSale(5);
        for (int i = 1; i < OrderRequest.MAX_LINES; i++) {
            put(TicketFixtures.onSale(5), 1, NOON);
        }
        put(last, 1, NOON);

        assertRejected(() -> put(TicketFixtures.onSale(5), 1, NOON), new OrderProblem.TooManyLines(50));
        put(last, 2, NOON);
        assertThat(cart.items()).hasSize(50);
    }

    @Test
    void changesNothingOnRejection() {
        Ticket ticket = TicketFixtures.onSale(100);
        put(ticket, 1, NOON);

        assertThatThrownBy(() -> put(ticket, 11, NOON.plusSeconds(1)));

        assertThat(cart.items().get(ticket.id()).quantity()).isEqualTo(1);
        assertThat(cart.updatedAt()).isEqualTo(NOON);
    }

    @Test
    void removesOneItemOrAll() {
        Ticket first = TicketFixtures.onSale(5);
        Ticket second = TicketFixtures.onSale(5);
        put(first, 1, NOON);
        put(second, 1, NOON);

        cart.remove(first.id(), NOON);
        assertThat(cart.items()).containsOnlyKeys(second.id());

        cart.clear(NOON);
        assertThat(cart.isEmpty()).isTrue();
    }

    @Test
    void ignoresTheRemovalOfAnAbsentItem() {
        put(TicketFixtures.onSale(5), 1, NOON);

        cart.remove(TicketFixtures.onSale(5).id(), NOON.plusSeconds(1));

        assertThat(cart.updatedAt()).isEqualTo(NOON);
    }

    @Test
    void acceptsUnitsAboveTheBuyersRemainingLimit() {
        Ticket ticket = TicketFixtures.maxPerBuyer(4);

        cart.put(ticket, 4, new Sale(Map.of(ticket.id(), ticket), Map.of(), id -> 3, NOON));

        assertThat(cart.items()).hasSize(1);
    }

    @Test
    void rejectsUnitsAboveTheBuyerLimit() {
        Ticket ticket = TicketFixtures.maxPerBuyer(4);

        assertRejected(() -> put(ticket, 5, NOON), new OrderProblem.BuyerLimit(ticket.id(), 5, 4, 4));
    }

    private void put(Ticket ticket, int quantity, Instant now) {
        cart.put(ticket, quantity, SaleFixtures.of(now, ticket));
    }

    private static void assertRejected(ThrowingCallable act, OrderProblem problem) {
        assertThatThrownBy(act).hasMessage(problem.toString());
    }
}
