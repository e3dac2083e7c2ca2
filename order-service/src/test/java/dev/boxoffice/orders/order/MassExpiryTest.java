package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketRows;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Promise 9 under load: thousands of holds expire in the same second. */
@Tag("slow")
@OrderServiceTest
class MassExpiryTest {

    private static final Logger LOG = Logger.getLogger(MassExpiryTest.class);
    private static final int HOLDS = 10_000;

    @Test
    void releasesAllHoldsAndNoneEarly() {
        OfferedTicket hot = OfferedTicket.onSale(HOLDS).published();
        List<OfferedTicket> others = Stream.generate(
                        () -> OfferedTicket.onSale(HOLDS).published())
                .limit(9)
                .toList();
        List<UUID> tickets = Stream.concat(Stream.of(hot), others.stream())
                .map(OfferedTicket::id)
                .toList();
        String crowd = "crowd-" + UUID.randomUUID();
        OrderRows.insertHolds(crowd, HOLDS, tickets, Duration.ofSeconds(3));

        await().atMost(Duration.ofMinutes(2)).until(() -> TicketRows.heldOfAll(tickets) == 0);

        assertThat(OrderRows.expiredInTime(crowd)).isEqualTo(HOLDS);
        LOG.infof("%d holds were released within %s s", HOLDS, OrderRows.latestExpirySeconds(crowd));
    }
}
