package dev.boxoffice.tickets.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.Sales;
import dev.boxoffice.tickets.TicketServiceTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A locked row delays only the availability of its own ticket (promise 10). */
@TicketServiceTest
class LockedAvailabilityTest {

    private final UUID locked = UUID.randomUUID();
    private final UUID free = UUID.randomUUID();

    @Inject
    TicketAvailability table;

    @Test
    void appliesTheAvailabilityOfOtherTicketsWhileARowIsLocked() throws SQLException {
        publish(locked, 1);
        publish(free, 1);
        try (Connection other = Stack.ownerConnection("tickets")) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select from ticket_availability where ticket_id = ? for update")) {
                lock.setObject(1, locked);
                lock.execute();
            }
            Sales.publish(locked, 0, 2, 8, 2);
            Sales.publish(locked, 0, 3, 7, 3);
            publish(free, 2);
            publish(UUID.randomUUID(), 1);

            assertThat(table.find(locked))
                    .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(1));
        }
        awaitVersion(locked, 3);
    }

    private void publish(UUID ticket, int version) {
        Sales.publish(ticket, 0, version, 10 - version, version);
        awaitVersion(ticket, version);
    }

    private void awaitVersion(UUID ticket, long version) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(table.find(ticket))
                        .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(version)));
    }
}
