package dev.boxoffice.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(1));
    private static final Stock HELD_AND_SOLD = new Stock(3, 4);

    private final TicketDetails details = details(LATER, "EUR", 10);
    private final Ticket ticket = new Ticket(UUID.randomUUID(), "seller", details, NOW);

    private static TicketDetails details(Instant startsAt, String currency, int capacity) {
        return new TicketDetails("Title", "", "Venue", startsAt, new Money(100L, currency), capacity, 4);
    }

    @Test
    void startsOnSaleAtVersionOne() {
        assertThat(ticket.status()).isEqualTo(TicketStatus.ON_SALE);
        assertThat(ticket.version()).isEqualTo(1);
    }

    @Test
    void rejectsAStartInThePast() {
        assertRejects(
                () -> new Ticket(UUID.randomUUID(), "seller", details(NOW, "EUR", 10), NOW),
                new TicketProblem.StartsInThePast(NOW));
    }

    @Test
    void replacesAllDetails() {
        TicketDetails wanted = details(LATER.plusSeconds(1), "CHF", 3);
        assertThat(ticket.edit(wanted, Stock.UNTOUCHED, LATER)).isTrue();
        assertThat(ticket.details()).isEqualTo(wanted);
        assertThat(ticket.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void ignoresAnEqualEdit() {
        assertThat(ticket.edit(details(LATER, "EUR", 10), Stock.UNTOUCHED, LATER))
                .isFalse();
        assertThat(ticket.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void rejectsACapacityBelowHeldAndSold() {
        assertThat(ticket.edit(details(LATER, "EUR", 7), HELD_AND_SOLD, NOW)).isTrue();
        assertRejects(
                () -> ticket.edit(details(LATER, "EUR", 6), HELD_AND_SOLD, NOW),
                new TicketProblem.CapacityBelowSold(6, HELD_AND_SOLD));
        assertThat(ticket.details().capacity()).isEqualTo(7);
    }

    @Test
    void allowsAHigherCapacityThatIsStillTooLow() {
        assertThat(ticket.edit(details(LATER, "EUR", 11), new Stock(0, 20), NOW))
                .isTrue();
    }

    @Test
    void rejectsACurrencyChangeOnceUnitsAreHeldOrSold() {
        assertRejects(
                () -> ticket.edit(details(LATER, "CHF", 10), HELD_AND_SOLD, NOW),
                new TicketProblem.CurrencyFixed("EUR", HELD_AND_SOLD));
    }

    @Test
    void rejectsMovingTheStartIntoThePast() {
        assertRejects(
                () -> ticket.edit(details(NOW, "EUR", 10), Stock.UNTOUCHED, NOW),
                new TicketProblem.StartsInThePast(NOW));
    }

    @Test
    void allowsEditsAfterTheStart() {
        assertThat(ticket.edit(details(LATER, "EUR", 11), Stock.UNTOUCHED, LATER.plusSeconds(1)))
                .isTrue();
    }

    @Test
    void isWithdrawnOnceAndPermanently() {
        assertThat(ticket.withdraw(LATER)).isTrue();
        assertThat(ticket.withdraw(LATER.plusSeconds(1))).isFalse();
        assertThat(ticket.updatedAt()).isEqualTo(LATER);
        assertRejects(() -> ticket.edit(details, Stock.UNTOUCHED, NOW), new TicketProblem.Withdrawn(ticket.id()));
    }

    private static void assertRejects(ThrowingCallable verb, TicketProblem expected) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(
                        TicketException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(expected));
    }
}
