package dev.boxoffice.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import java.time.Instant;
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

        cart.put(ticket, 2, NOON);

        assertThat(cart.items()).containsExactly(entry(ticket.id(), new CartItem(2, new Money(2_500, "EUR"), NOON)));
        assertThat(cart.updatedAt()).isEqualTo(NOON);
    }

    @Test
    void replacesTheQuantityInPlace() {
        Ticket first = TicketFixtures.onSale(5);
        Ticket second = TicketFixtures.onSale(5);
        cart.put(first, 1, NOON);
        cart.put(second, 1, NOON.plusSeconds(1));

        cart.put(first, 4, NOON.plusSeconds(2));

        assertThat(cart.items().keySet()).containsExactly(first.id(), second.id());
        assertThat(cart.items().values()).extracting(CartItem::quantity).containsExactly(4, 1);
        assertThat(cart.items().get(first.id()).addedAt()).isEqualTo(NOON);
    }

    @Test
    void acceptsSoldOutTickets() {
        cart.put(TicketFixtures.onSale(0), 1, NOON);

        assertThat(cart.isEmpty()).isFalse();
    }

    @Test
    void rejectsWithdrawnTickets() {
        Ticket ticket = TicketFixtures.withdrawn();

        assertRejected(() -> cart.put(ticket, 1, NOON), new OrderProblem.NotOnSale(ticket.id()));
    }

    @Test
    void rejectsAQuantityAboveTheLimit() {
        Ticket ticket = TicketFixtures.onSale(100);

        assertRejected(() -> cart.put(ticket, 11, NOON), new OrderProblem.TooManyOfTicket(ticket.id(), 11, 10));
    }

    @Test
    void rejectsASecondCurrency() {
        cart.put(TicketFixtures.onSaleFor(new Money(1, "EUR")), 1, NOON);
        Ticket pounds = TicketFixtures.onSaleFor(new Money(1, "GBP"));

        assertRejected(
                () -> cart.put(pounds, 1, NOON), new OrderProblem.MixedCurrencies(new TreeSet<>(Set.of("EUR", "GBP"))));
    }

    @Test
    void acceptsAnyCurrencyOnceEmpty() {
        Ticket euros = TicketFixtures.onSaleFor(new Money(1, "EUR"));
        cart.put(euros, 1, NOON);
        cart.remove(euros.id(), NOON);

        cart.put(TicketFixtures.onSaleFor(new Money(1, "GBP")), 1, NOON);

        assertThat(cart.items()).hasSize(1);
    }

    @Test
    void rejectsMoreLinesThanAnOrderAllows() {
        Ticket last = TicketFixtures.onSale(5);
        for (int i = 1; i < OrderRequest.MAX_LINES; i++) {
            cart.put(TicketFixtures.onSale(5), 1, NOON);
        }
        cart.put(last, 1, NOON);

        assertRejected(() -> cart.put(TicketFixtures.onSale(5), 1, NOON), new OrderProblem.TooManyLines(50));
        cart.put(last, 2, NOON);
        assertThat(cart.items()).hasSize(50);
    }

    @Test
    void changesNothingOnRejection() {
        Ticket ticket = TicketFixtures.onSale(100);
        cart.put(ticket, 1, NOON);

        assertThatThrownBy(() -> cart.put(ticket, 11, NOON.plusSeconds(1)));

        assertThat(cart.items().get(ticket.id()).quantity()).isEqualTo(1);
        assertThat(cart.updatedAt()).isEqualTo(NOON);
    }

    @Test
    void removesOneItemOrAll() {
        Ticket first = TicketFixtures.onSale(5);
        Ticket second = TicketFixtures.onSale(5);
        cart.put(first, 1, NOON);
        cart.put(second, 1, NOON);

        cart.remove(first.id(), NOON);
        assertThat(cart.items()).containsOnlyKeys(second.id());

        cart.clear(NOON);
        assertThat(cart.isEmpty()).isTrue();
    }

    @Test
    void ignoresTheRemovalOfAnAbsentItem() {
        cart.put(TicketFixtures.onSale(5), 1, NOON);

        cart.remove(TicketFixtures.onSale(5).id(), NOON.plusSeconds(1));

        assertThat(cart.updatedAt()).isEqualTo(NOON);
    }

    private static void assertRejected(ThrowingCallable act, OrderProblem problem) {
        assertThatThrownBy(act).hasMessage(problem.toString());
    }
}
