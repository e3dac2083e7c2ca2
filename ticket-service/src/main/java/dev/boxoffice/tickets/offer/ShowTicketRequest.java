package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import dev.boxoffice.tickets.ticket.Money;
import dev.boxoffice.tickets.ticket.TicketDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ticket of a new show. Its position is its index in the list. */
@Schema(name = "ShowTicketRequest")
public record ShowTicketRequest(
        @Text(max = 100) @Schema(minLength = 1, maxLength = 100, defaultValue = TicketDetails.DEFAULT_NAME)
        String name,

        @NotNull @Valid Money price,
        @NotNull @Min(1) @Max(1_000_000) Integer capacity,
        @Schema(defaultValue = "10") @Min(1) @Max(100) Integer maxPerOrder,

        @Schema(description = "Units over all orders of a buyer. There is no limit by default.") @Min(1) @Max(1_000_000)
        Integer maxPerBuyer,

        @Schema(description = "The start of the sale. There is no limit by default.")
        Instant onSaleFrom,

        @Schema(description = "The end of the sale, exclusive and after onSaleFrom. There is no limit by default.")
        Instant onSaleUntil,

        @Schema(description = "Names of pools in this request.", maxItems = 4) @Size(max = 4)
        List<@NotNull String> pools) {

    private static final int DEFAULT_MAX_PER_ORDER = 10;

    public ShowTicketRequest {
        name = name == null ? TicketDetails.DEFAULT_NAME : NormalForm.trimmed(name);
        maxPerOrder = maxPerOrder == null ? DEFAULT_MAX_PER_ORDER : maxPerOrder;
        pools = pools == null
                ? List.of()
                : pools.stream().map(NormalForm::trimmed).toList();
    }

    /** Without pools, whose ids are not known yet. */
    TicketDetails toDetails(int position) {
        return new TicketDetails(
                name, position, price, capacity, maxPerOrder, maxPerBuyer, onSaleFrom, onSaleUntil, List.of());
    }
}
