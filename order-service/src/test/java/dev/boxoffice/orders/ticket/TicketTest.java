package dev.boxoffice.orders.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class TicketTest {

    @Test
    void refusesAHoldBeyondTheAvailableUnits() {
        Ticket ticket = TicketFixtures.onSale(3);

        ticket.hold(3);

        assertThat(ticket.available()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> ticket.hold(1));
    }

    @Test
    void makesReleasedUnitsAvailable() {
        Ticket ticket = TicketFixtures.onSale(3);
        ticket.hold(2);

        ticket.release(2);

        assertThat(ticket.available()).isEqualTo(3);
    }

    @Test
    void refusesToReleaseMoreThanIsHeld() {
        Ticket ticket = TicketFixtures.onSale(3);
        ticket.hold(1);

        assertThatIllegalStateException().isThrownBy(() -> ticket.release(2));
    }

    @Test
    void sellsAgainOnlyBelowTheCapacityAfterACut() {
        Ticket ticket = TicketFixtures.heldBeyondCapacity(5, 8);

        ticket.release(2);
        assertThat(ticket.available()).isZero();

        ticket.release(2);
        assertThat(ticket.available()).isEqualTo(1);
    }

    @Test
    void hasNothingAvailableOnceWithdrawn() {
        assertThat(TicketFixtures.withdrawn().available()).isZero();
    }

    @Test
    void raisesTheStockVersionWithEveryChange() {
        Ticket ticket = TicketFixtures.onSale(3);
        long before = ticket.stockVersion();

        ticket.hold(2);
        ticket.release(1);

        assertThat(ticket.stockVersion()).isEqualTo(before + 2);
        assertThat(ticket.held()).isEqualTo(1);
        assertThat(ticket.available()).isEqualTo(2);
    }
}
