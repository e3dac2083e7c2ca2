package dev.boxoffice.orders.order;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredResponse;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Places orders with the same responses as the real intake, but without batches or without a database. */
@Alternative
@Priority(1)
@Singleton
class ReferencePlaceOrder extends PlaceOrder {

    enum Way {
        NO_DATABASE,
        TRANSACTION_PER_ORDER
    }

    private final Way way;
    private final NoDatabase noDatabase;
    private final TransactionPerOrder transactionPerOrder;

    ReferencePlaceOrder(
            OrdersConfig config,
            IntakeMetrics metrics,
            NoDatabase noDatabase,
            TransactionPerOrder transactionPerOrder,
            @ConfigProperty(name = "bench.way") Way way) {
        super(config, metrics);
        this.noDatabase = noDatabase;
        this.transactionPerOrder = transactionPerOrder;
        this.way = way;
    }

    @Override
    Uni<StoredResponse> place(OrderRequest order, IdempotentRequest request) {
        return switch (way) {
            case NO_DATABASE -> Uni.createFrom().item(noDatabase.place(order));
            case TRANSACTION_PER_ORDER ->
                Uni.createFrom()
                        .item(() -> transactionPerOrder.place(order, request))
                        .runSubscriptionOn(Infrastructure.getDefaultExecutor());
        };
    }
}
