package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.http.Idempotency;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.command.PlaceOrder;
import dev.boxoffice.orders.order.OrderDetails;
import dev.boxoffice.orders.order.OrderRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Promise 7: an attempt that one instance still has in its queue has no effect after another instance refused its key. */
@OrderServiceTest
class RefusedRequestsTest {

    @Inject
    EngineTransaction transaction;

    @Inject
    Idempotency idempotency;

    private final Buyer buyer = Buyer.anyone();
    private final String key = UUID.randomUUID().toString();
    private final OfferedTicket ticket = OfferedTicket.onSale(1).published();

    @Test
    void doesNotCarryOutAnAttemptAfterALaterOneWasRefused() throws Exception {
        Pending<?> queued = attempt(key);
        refuseLaterAttempt();

        Outcome outcome =
                transaction.run(List.of(queued), Locking.WAIT, Set.of()).getFirst();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isInstanceOf(OverloadedException.class));
        assertThat(ticket.held()).isZero();
    }

    /** The twin: under another key, the same queued attempt takes effect. */
    @Test
    void carriesOutAnAttemptUnderAnotherKey() throws Exception {
        Pending<?> queued = attempt(UUID.randomUUID().toString());
        refuseLaterAttempt();

        Outcome outcome =
                transaction.run(List.of(queued), Locking.WAIT, Set.of()).getFirst();

        assertThat(outcome).isInstanceOf(Outcome.Decided.class);
        assertThat(ticket.held()).isEqualTo(1);
    }

    @Test
    void acceptsANewAttemptAfterARefusal() {
        refuseLaterAttempt();

        buyer.ordersWithKey(key, ticket, 1).then().statusCode(201);
    }

    private void refuseLaterAttempt() {
        Buyer other = Buyer.anyone();
        UUID blocking = other.holds(ticket, 1);
        buyer.ordersWithKey(key, ticket, 1).then().statusCode(409);
        other.cancels(blocking).then().statusCode(200);
    }

    private Pending<?> attempt(String attemptKey) {
        var line = new OrderRequest.Line(ticket.id(), 1, null);
        Map<String, Object> body = Map.of("items", List.of(Map.of("ticketId", ticket.id(), "quantity", 1)));
        return new Pending<>(new PlaceOrder(
                buyer.name(),
                new OrderRequest(buyer.name(), List.of(line)),
                OrderDetails.NONE,
                new PlaceOrder.Limits(Duration.ofMinutes(15), 10),
                idempotency.request(buyer.name(), "POST /api/orders", attemptKey, body)));
    }
}
