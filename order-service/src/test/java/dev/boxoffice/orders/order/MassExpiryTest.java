package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Promise 9 in a rush: a sale opened, ten thousand held a ticket in the same second, and none of them paid. */
@OrderServiceTest
class MassExpiryTest {

    private static final Logger LOG = Logger.getLogger(MassExpiryTest.class);
    private static final int HOLDS = 10_000;

    @Test
    void fallDueTogetherAndAreAllReleasedAndNoneEarly() {
        OfferedTicket hot = OfferedTicket.onSale(HOLDS).announced();
        List<OfferedTicket> others = Stream.generate(
                        () -> OfferedTicket.onSale(HOLDS).announced())
                .limit(9)
                .toList();
        UUID[] tickets = Stream.concat(Stream.of(hot), others.stream())
                .map(OfferedTicket::id)
                .toArray(UUID[]::new);
        holdTogether(tickets);

        await().atMost(Duration.ofMinutes(2))
                .until(() -> Database.count("select sum(held) from ticket where id = any (?)", (Object) tickets) == 0);

        assertThat(Database.count("""
                        select count(*) from orders join order_transition on order_id = id
                        where user_id = 'crowd' and status = 'EXPIRED' and to_status = 'EXPIRED' and at >= expires_at
                        """)).isEqualTo(HOLDS);
        LOG.infof(
                "%d holds that fell due together were released within %s s",
                HOLDS,
                Database.ask("select round(extract(epoch from max(updated_at - expires_at)), 1)::text"
                        + " from orders where user_id = 'crowd'"));
    }

    /** Half of them hold the first ticket, the others one of the rest; all at once, so that no sweep sees a part. */
    private static void holdTogether(UUID[] tickets) {
        Database.change("""
                with crowd as (
                    select gen_random_uuid() as id, (?::uuid[])[case when n %% 2 = 0 then 1 else 2 + n %% 9 end] as ticket
                    from generate_series(1, %d) as n
                ), placed as (
                    insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                                        created_at, updated_at)
                    select id, 'crowd', 'CREATED', 'placed', 2500, 'EUR', clock_timestamp() + interval '3 seconds', 1,
                           now(), now()
                    from crowd
                ), lines as (
                    insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
                    select id, 1, ticket, 1, 2500 from crowd
                ), steps as (
                    insert into order_transition (order_id, version, at, to_status, reason, actor)
                    select id, 1, now(), 'CREATED', 'placed', 'crowd' from crowd
                )
                update ticket set held = (select count(*) from crowd where ticket = ticket.id)
                where id = any (select ticket from crowd)
                """.formatted(HOLDS), (Object) tickets);
    }
}
