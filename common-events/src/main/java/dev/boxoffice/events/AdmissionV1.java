package dev.boxoffice.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An admission: the right of one person to enter a show, from one unit of a paid order line.
 *
 * @param id derived from the order, the ticket and the number; the same after every replay
 * @param number of the unit within its order line, from 1
 * @param holderId the subject of the holder's token, the buyer until the admission is transferred; {@code erased:} and a
 *     UUID after the buyer's data was erased
 * @param holderName the name to show at the door; absent if the holder has given none
 * @param generation grows by one with every transfer; a code of an earlier generation opens nothing
 * @param status {@code VALID} or {@code VOID}; treat any other value as not valid
 * @param voidReason why the admission is void: a short code such as {@code refunded} or {@code called-off}
 * @param enteredAt when the holder entered, by the scanner's clock; absent before the entry and after its undoing
 * @param enteredGate the gate of the entry
 * @param inside whether the holder has entered and not left
 * @param version grows by one with every change of the admission
 */
public record AdmissionV1(
        UUID id,
        UUID orderId,
        UUID ticketId,
        int number,
        String holderId,
        String holderName,
        int generation,
        String status,
        String voidReason,
        Instant enteredAt,
        String enteredGate,
        Boolean inside,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Payload {

    public AdmissionV1 {
        Required.present("id", id);
        Required.present("orderId", orderId);
        Required.present("ticketId", ticketId);
        Required.between(1, Required.MAX_QUANTITY, "number", number);
        Required.line("holderId", holderId);
        Required.optionalLine("holderName", holderName);
        Required.between(1, Required.MAX_UNITS, "generation", generation);
        Required.line("status", status);
        Required.optionalLine("voidReason", voidReason);
        Required.optionalTime("enteredAt", enteredAt);
        Required.optionalLine("enteredGate", enteredGate);
        Required.version(version);
        Required.optionalTime("createdAt", createdAt);
        Required.optionalTime("updatedAt", updatedAt);
    }

    @Override
    public UUID aggregateId() {
        return id;
    }
}
