package dev.boxoffice.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class PaymentRepositoryTest {

    @Inject
    PaymentRepository payments;

    private final Buyer buyer = Buyer.anyone();

    @Test
    void whatIsHandedBackWaitsNoLongerForItsTurnAndOnlyWhileItNeedsOne() {
        UUID waiting = paysWith("sim_pending");
        UUID done = paysWith("sim_success");
        buyer.awaitPayment(order(done), "CAPTURED");
        Database.change("update payment set checks = 3 where id in (?, ?)", waiting, done);

        QuarkusTransaction.requiringNew().run(() -> payments.handBack(List.of(waiting, done), Duration.ofMinutes(1)));

        assertThat(Database.count("select checks from payment where id = ?", waiting))
                .isEqualTo(2);
        String due = "select extract(epoch from next_check_at - clock_timestamp()) from payment where id = ?";
        assertThat(Database.count(due, waiting)).isBetween(30L, 60L);
        assertThat(Database.ask(due, done)).isNull();
        assertThat(Database.count("select checks from payment where id = ?", done))
                .isEqualTo(3);
    }

    private UUID paysWith(String method) {
        UUID order = buyer.holds(OfferedTicket.onSale(1).announced(), 1);
        buyer.pays(order, method).then().statusCode(200);
        return (UUID) Database.ask("select id from payment where order_id = ?", order);
    }

    private static UUID order(UUID payment) {
        return (UUID) Database.ask("select order_id from payment where id = ?", payment);
    }
}
