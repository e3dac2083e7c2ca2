package dev.boxoffice.storefront.admission;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.storefront.buyer.BuyerFilter;
import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What a holder does with an admission in admission-service. */
@RegisterRestClient(configKey = "admission-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(BuyerFilter.class)
@Path("/api/admissions")
@Produces(MediaType.APPLICATION_JSON)
interface HolderClient {

    String PASS = "application/vnd.apple.pkpass";

    /**
     * An offer to another user.
     *
     * @param token {@code null} in the response to a repeated request
     */
    record Transfer(Instant expiresAt, String token) {}

    /**
     * Takes an offered admission.
     *
     * @param holderName {@code null} for none
     */
    record Claim(
            String token,

            @JsonInclude(JsonInclude.Include.NON_NULL) String holderName) {}

    /**
     * Request to give admissions of a guest to a user.
     *
     * @param orderId {@code null} for all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TakeOverRequest(String userToken, UUID orderId) {}

    /**
     * What it has done.
     *
     * @param remaining whether the guest still holds admissions
     */
    record TakenOver(int taken, boolean remaining) {}

    /** Newest first. */
    record Held(List<Admission> items, String next) {}

    @GET
    Held held(@QueryParam("status") String status, @QueryParam("limit") int limit, @QueryParam("after") String after);

    @POST
    @Path("{id}/transfer")
    @Consumes(MediaType.WILDCARD)
    Transfer offer(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key);

    @DELETE
    @Path("{id}/transfer")
    void cancel(@PathParam("id") UUID id);

    @POST
    @Path("claim")
    @Consumes(MediaType.APPLICATION_JSON)
    Admission claim(@HeaderParam("Idempotency-Key") String key, Claim claim);

    @POST
    @Path("take-over")
    @Consumes(MediaType.APPLICATION_JSON)
    TakenOver takeOver(TakeOverRequest request);

    @GET
    @Path("{id}/wallet.pkpass")
    @Produces(PASS)
    byte[] pass(@PathParam("id") UUID id);
}
