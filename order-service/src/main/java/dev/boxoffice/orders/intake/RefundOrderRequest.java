package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Problems;
import dev.boxoffice.http.Text;
import dev.boxoffice.money.PriceCurrency;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.order.RefundOrder;
import dev.boxoffice.orders.order.RefundScope;
import dev.boxoffice.orders.payment.Refund;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /api/orders/{id}/refunds}. Without lines and amount, the refund returns all that is left.
 *
 * @param lines units to refund at the price that they were bought for
 * @param amount takes back no units, unless it is all that is left
 * @param restock whether the units return to stock; true by default; not with an amount
 * @param reason a text for staff
 */
record RefundOrderRequest(
        @Size(min = 1, max = OrderRequest.MAX_LINES) List<@NotNull @Valid Line> lines,
        @Valid Money amount,
        Boolean restock,

        @Schema(maxLength = MAX_REASON) @Text(max = MAX_REASON)
        String reason) {

    private static final int MAX_REASON = 500;

    /** Units of a ticket. Two lines with the same ticket become one. */
    @Schema(name = "RefundLineRequest")
    record Line(
            @NotNull UUID ticketId,
            @NotNull @Min(1) @Max(OrderRequest.MAX_QUANTITY) Integer quantity) {}

    RefundScope scope() {
        boolean restocks = restock == null || restock;
        if (amount == null) {
            return lines == null
                    ? new RefundScope.Rest(restocks)
                    : new RefundScope.Units(
                            lines.stream()
                                    .map(line -> new Refund.Line(line.ticketId(), line.quantity()))
                                    .toList(),
                            restocks);
        }
        if (lines != null || restock != null) {
            throw Problems.badRequest("A refund has either lines or an amount; restock belongs to lines.");
        }
        if (amount.amount() == 0) {
            throw Problems.badRequest("The amount of a refund must be greater than 0.");
        }
        requireRefundable(amount);
        return new RefundScope.Amount(amount);
    }

    /** The provider refuses other amounts. */
    private static void requireRefundable(Money amount) {
        PriceCurrency.find(amount.currency())
                .filter(currency -> amount.amount() % currency.step() != 0)
                .ifPresent(currency -> {
                    throw Problems.badRequest(
                            "The amount of a refund must be a multiple of " + currency.text(currency.step()) + ".");
                });
    }

    String reasonOrDefault() {
        return reason == null || reason.isBlank() ? RefundOrder.REQUESTED : reason;
    }
}
