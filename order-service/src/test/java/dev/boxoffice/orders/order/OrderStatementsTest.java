package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.hibernate.SessionEventListener;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class OrderStatementsTest {

    private final Buyer buyer = Buyer.anyone();

    @Inject
    FindOrders findOrders;

    @Inject
    EntityManager entityManager;

    @Test
    void listsAnyNumberOfOrdersWithTheSameStatements() {
        buyer.holds(OfferedTicket.onSale(10).published(), 1);
        int forOne = countStatements();
        for (int i = 0; i < 4; i++) {
            buyer.holds(OfferedTicket.onSale(10).published(), 1);
        }

        assertThat(countStatements()).isEqualTo(forOne).isLessThanOrEqualTo(5);
    }

    private int countStatements() {
        var prepared = new Prepared();
        return QuarkusTransaction.requiringNew().call(() -> {
            entityManager.unwrap(Session.class).addEventListeners(prepared);
            assertThat(findOrders.list(buyer.name(), null, null, 20, false).items())
                    .isNotEmpty();
            return prepared.statements;
        });
    }

    private static final class Prepared implements SessionEventListener {

        private static final long serialVersionUID = 1;

        private int statements;

        @Override
        public void jdbcPrepareStatementStart() {
            statements++;
        }
    }
}
