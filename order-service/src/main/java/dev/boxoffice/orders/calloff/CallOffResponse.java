package dev.boxoffice.orders.calloff;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the orders of a show that is called off.
 *
 * @param startedAt when order-service learned that the show is called off
 * @param finishedAt absent while it is running
 * @param orders orders with tickets of the show, each counted once
 * @param refunded money that its refunds have returned, one entry per currency
 */
@Schema(name = "CallOff")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallOffResponse(
        UUID showId, Status status, Instant startedAt, Instant finishedAt, Orders orders, List<Money> refunded) {

    /** {@code DONE} when no order remains and no refund is pending. */
    @Schema(name = "CallOffStatus")
    enum Status {
        RUNNING,
        DONE
    }

    /**
     * Numbers of orders. Orders that ended before are not counted.
     *
     * @param cancelled orders that were not paid
     * @param refunded paid orders whose units were taken back
     * @param pending orders whose refund the provider has not confirmed
     * @param failed orders whose refund was refused; staff request it again
     * @param remaining orders that were not handled yet
     */
    @Schema(name = "CallOffOrders")
    record Orders(long cancelled, long refunded, long pending, long failed, long remaining) {}

    /** A refund that staff request again after the end is work that is left. */
    static CallOffResponse of(CallOffTable.CallOff callOff, CallOffTable.Progress progress) {
        boolean done = callOff.finishedAt() != null
                && progress.orders().pending() == 0
                && progress.orders().remaining() == 0;
        return new CallOffResponse(
                callOff.showId(),
                done ? Status.DONE : Status.RUNNING,
                callOff.startedAt(),
                done ? callOff.finishedAt() : null,
                progress.orders(),
                progress.refunded());
    }
}
