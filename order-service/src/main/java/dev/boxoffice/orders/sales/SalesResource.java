package dev.boxoffice.orders.sales;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.organiser.Staff;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/sales")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Sales")
class SalesResource {

    private static final int MAX_TICKETS = 50;
    private static final int MAX_DAYS = 92;

    private final FindSales findSales;
    private final SummarizeSales summarizeSales;
    private final Staff staff;
    private final Caller caller;

    SalesResource(FindSales findSales, SummarizeSales summarizeSales, Staff staff, Caller caller) {
        this.findSales = findSales;
        this.summarizeSales = summarizeSales;
        this.staff = staff;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getSales",
            summary = "Get sales of tickets",
            description =
                    "Returns the sales of the requested tickets of which the caller is OWNER or SUPPORT, and omits all others."
                            + " Operators see all. Revenue is the sum of paid units at their original prices, less refunded units.")
    @APIResponse(responseCode = "200", description = "Sales per ticket, in no particular order")
    public Sales show(
            @Parameter(description = "Can be repeated up to " + MAX_TICKETS + " times.") @QueryParam("ticketId")
                    List<UUID> ticketIds) {
        if (ticketIds.size() > MAX_TICKETS) {
            throw Problems.badRequest("At most " + MAX_TICKETS + " tickets can be requested at a time.");
        }
        return findSales.find(staff.scope(caller), ticketIds);
    }

    @GET
    @Path("summary")
    @Operation(
            operationId = "getSalesSummary",
            summary = "Get sales of shows by day",
            description = "Returns the shows that start in the period or later, the first "
                    + SummarizeSales.MAX_SHOWS
                    + " by their start, of organisers of which the caller is OWNER or SUPPORT. Operators see all. A day is"
                    + " one in the zone of its show. Refunds count on the day when the provider confirmed them.")
    @APIResponse(responseCode = "200", description = "Sales per show")
    public SalesSummary summarize(
            @QueryParam("organiserId") UUID organiserId,
            @Parameter(description = "Only this show, whenever it starts") @QueryParam("showId") UUID showId,
            @Parameter(description = "The length of the period, which ends today")
                    @QueryParam("days")
                    @DefaultValue("28")
                    @Min(1)
                    @Max(MAX_DAYS)
                    Integer days) {
        Optional<List<UUID>> organisers = staff.scope(caller).organisers(organiserId);
        return summarizeSales.summarize(
                new SummarizeSales.Selection(organisers.isEmpty(), organisers.orElse(List.of()), showId, days));
    }
}
