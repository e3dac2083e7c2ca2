package dev.boxoffice.reference;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.Replies;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The same API as that of order-service's orders, with reference implementations behind it. */
@Path("/api/reference")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
class ReferenceResource {

    private final Caller caller;
    private final Idempotency idempotency;
    private final NoDatabase noDatabase;
    private final TransactionEach transactions;
    private final SimulatedProvider provider;

    ReferenceResource(
            Caller caller,
            Idempotency idempotency,
            NoDatabase noDatabase,
            TransactionEach transactions,
            SimulatedProvider provider) {
        this.caller = caller;
        this.idempotency = idempotency;
        this.noDatabase = noDatabase;
        this.transactions = transactions;
        this.provider = provider;
    }

    @POST
    @Path("no-database/orders")
    public Uni<Response> placeNowhere(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Purchase purchase) {
        var request = idempotency.request(caller.id(), "POST /api/orders", key, purchase);
        return Uni.createFrom().item(placed(noDatabase.place(request.userId(), purchase), false));
    }

    @POST
    @Path("transaction-each/orders")
    public Uni<Response> place(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Purchase purchase) {
        String buyer = caller.id();
        var request = idempotency.request(buyer, "POST /api/orders", key, purchase);
        return Uni.createFrom()
                .item(() -> once(request, () -> transactions.place(buyer, purchase), ReferenceResource::placed))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    @POST
    @Path("transaction-each/orders/{id}/payment")
    public Response pay(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, @NotNull @Valid PaymentBody payment) {
        String buyer = caller.id();
        var request = idempotency.request(buyer, "POST /api/orders/" + id + "/payment", key, payment);
        provider.capture(transactions.begin(buyer, id, payment.paymentMethod()));
        return once(request, () -> transactions.settle(buyer, id), Replies::changed);
    }

    @POST
    @Path("transaction-each/orders/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    public OrderView cancel(@PathParam("id") UUID id) {
        return transactions.cancel(caller.id(), id);
    }

    private Response once(
            IdempotentRequest request, Supplier<OrderView> useCase, BiFunction<OrderView, Boolean, Response> reply) {
        var result = new AtomicReference<OrderView>();
        Idempotency.Once once = idempotency.once(request, () -> {
            result.set(useCase.get());
            return result.get().id();
        });
        return reply.apply(result.get(), once.replayed());
    }

    private static Response placed(OrderView order, boolean replayed) {
        return Replies.created("/api/orders/" + order.id(), order, replayed);
    }
}
