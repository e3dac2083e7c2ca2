package dev.boxoffice.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.tickets.availability.Availability;
import dev.boxoffice.tickets.problem.TicketException;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.ShowStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(1));
    private static final Supplier<Optional<Availability>> UNTOUCHED = Optional::empty;
    private static final Optional<Availability> HELD_AND_SOLD =
            Optional.of(new Availability(UUID.randomUUID(), 3, 4, 3, 1, NOW));

    private final ShowFacts show = show("Title");
    private final TicketDetails details = details("EUR", 10);
    private final Ticket ticket = new Ticket(UUID.randomUUID(), "seller", show, details, NOW);

    private static ShowFacts show(String title) {
        return new ShowFacts(
                new UUID(0, 1), new UUID(0, 2), title, "", "Venue", LATER, "Europe/Berlin", null, ShowStatus.PUBLISHED);
    }

    private static TicketDetails details(String currency, int capacity) {
        return new TicketDetails(
                "Standing", 0, new Money(100L, currency), capacity, 4, null, NOW, LATER, List.of(new UUID(0, 3)));
    }

    @Test
    void startsOnSaleAtVersionOne() {
        assertThat(ticket.status()).isEqualTo(TicketStatus.ON_SALE);
        assertThat(ticket.version()).isEqualTo(1);
    }

    @Test
    void rejectsASaleThatEndsBeforeItStarts() {
        assertRejects(
                () -> new Ticket(UUID.randomUUID(), "seller", show, details.withWindow(LATER, LATER), NOW),
                new TicketProblem.Invalid("onSaleUntil", "must be after onSaleFrom"));
        assertRejects(
                () -> ticket.edit(details.withWindow(LATER, NOW), UNTOUCHED, NOW),
                new TicketProblem.Invalid("onSaleUntil", "must be after onSaleFrom"));
    }

    @Test
    void rejectsASaleBeforeTheEpoch() {
        assertRejects(
                () -> ticket.edit(details.withWindow(Instant.EPOCH.minusSeconds(1), null), UNTOUCHED, NOW),
                new TicketProblem.Invalid("onSaleFrom", "must be between the years 1970 and 9999"));
    }

    @Test
    void replacesAllDetails() {
        TicketDetails wanted = details("CHF", 3).withPools(List.of());
        assertThat(ticket.edit(wanted, UNTOUCHED, LATER)).isTrue();
        assertThat(ticket.details()).isEqualTo(wanted);
        assertThat(ticket.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void ignoresAnEqualEdit() {
        assertThat(ticket.edit(details("EUR", 10), UNTOUCHED, LATER)).isFalse();
        assertThat(ticket.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void followsItsShowEvenWhenWithdrawn() {
        ticket.withdraw(NOW);
        assertThat(ticket.follow(show("Title"), LATER)).isFalse();
        assertThat(ticket.follow(show("New title"), LATER)).isTrue();
        assertThat(ticket.show().title()).isEqualTo("New title");
        assertThat(ticket.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void rejectsACapacityBelowHeldAndSold() {
        assertThat(ticket.edit(details("EUR", 7), () -> HELD_AND_SOLD, NOW)).isTrue();
        assertRejects(
                () -> ticket.edit(details("EUR", 6), () -> HELD_AND_SOLD, NOW),
                new TicketProblem.CapacityBelowSold(6, 3, 4));
        assertThat(ticket.details().capacity()).isEqualTo(7);
    }

    @Test
    void allowsAHigherCapacityThatIsStillTooLow() {
        Supplier<Optional<Availability>> oversold = () -> Optional.of(new Availability(ticket.id(), 0, 20, 0, 1, NOW));
        assertThat(ticket.edit(details("EUR", 11), oversold, NOW)).isTrue();
    }

    @Test
    void rejectsACurrencyChangeOnceUnitsAreHeldOrSold() {
        assertRejects(
                () -> ticket.edit(details("CHF", 10), () -> HELD_AND_SOLD, NOW),
                new TicketProblem.CurrencyFixed("EUR", 3, 4));
    }

    @Test
    void isWithdrawnOnceAndPermanently() {
        assertThat(ticket.withdraw(LATER)).isTrue();
        assertThat(ticket.withdraw(LATER.plusSeconds(1))).isFalse();
        assertThat(ticket.updatedAt()).isEqualTo(LATER);
        assertRejects(() -> ticket.edit(details, UNTOUCHED, NOW), new TicketProblem.Withdrawn(ticket.id()));
    }

    private static void assertRejects(ThrowingCallable verb, TicketProblem expected) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(
                        TicketException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(expected));
    }
}
