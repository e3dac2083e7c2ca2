package dev.boxoffice.reference;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredResponse;
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
        var request = new IdempotentRequest(caller.id(), "POST /api/orders", key, purchase);
        return Uni.createFrom()
                .item(idempotency.response(placed(noDatabase.place(request.userId(), purchase))))
                .map(StoredResponse::toResponse);
    }

    @POST
    @Path("transaction-each/orders")
    public Uni<Response> place(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Purchase purchase) {
        String buyer = caller.id();
        var request = new IdempotentRequest(buyer, "POST /api/orders", key, purchase);
        return Uni.createFrom()
                .item(() ->
                        idempotency.once(request, () -> transactions.place(buyer, purchase), ReferenceResource::placed))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .map(StoredResponse::toResponse);
    }

    @POST
    @Path("transaction-each/orders/{id}/payment")
    public Response pay(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, @NotNull @Valid PaymentBody payment) {
        String buyer = caller.id();
        var request = new IdempotentRequest(buyer, "POST /api/orders/" + id + "/payment", key, payment);
        provider.capture(transactions.begin(buyer, id, payment.paymentMethod()));
        return idempotency
                .once(request, () -> transactions.settle(buyer, id), order -> new Idempotency.Outcome(200, null, order))
                .toResponse();
    }

    @POST
    @Path("transaction-each/orders/{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    public OrderView cancel(@PathParam("id") UUID id) {
        return transactions.cancel(caller.id(), id);
    }

    private static Idempotency.Outcome placed(OrderView order) {
        return new Idempotency.Outcome(201, "/api/orders/" + order.id(), order);
    }
}
