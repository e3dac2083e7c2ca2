package dev.boxoffice.admissions.view;

import dev.boxoffice.admissions.admission.Admission;
import dev.boxoffice.admissions.view.AdmissionResponse.OpenTransfer;
import dev.boxoffice.admissions.view.AdmissionResponse.Ticket;
import dev.boxoffice.http.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An admission with what is needed to decide who may see it.
 *
 * @param asksHolderName whether the show asks for the names of holders
 * @param staff whether the reader is OWNER or SUPPORT of the show's organiser
 */
record FoundAdmission(
        Admission admission,
        Ticket ticket,
        boolean asksHolderName,
        OpenTransfer transfer,
        String buyerId,
        boolean staff) {

    static FoundAdmission read(ResultSet row) throws SQLException {
        Instant expiry = instant(row, "transfer_expires_at");
        return new FoundAdmission(
                Admission.read(row),
                new Ticket(
                        row.getObject("ticket_id", UUID.class),
                        row.getObject("show_id", UUID.class),
                        row.getObject("organiser_id", UUID.class),
                        row.getString("name"),
                        row.getString("title"),
                        row.getString("venue"),
                        instant(row, "starts_at"),
                        row.getString("time_zone"),
                        row.getString("show_status")),
                row.getBoolean("asks_holder_name"),
                expiry == null ? null : new OpenTransfer(expiry),
                row.getString("buyer_id"),
                row.getBoolean("staff"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    boolean isVisibleTo(Caller caller) {
        return mayEnter(caller) || buyerId.equals(caller.id());
    }

    /** Whether the caller may enter, or is staff. After a transfer, the buyer may not. */
    boolean mayEnter(Caller caller) {
        return staff || caller.mayActFor(admission.holderId());
    }

    /** @param code {@code null} for a caller who may not see it */
    AdmissionResponse response(Caller caller, String code) {
        boolean mayEnter = mayEnter(caller);
        Admission.Entry entry = admission.entry();
        return new AdmissionResponse(
                admission.id(),
                admission.orderId(),
                admission.number(),
                admission.status(),
                admission.voidReason(),
                admission.holderId(),
                mayEnter ? admission.holderName() : null,
                asksHolderName,
                admission.generation(),
                code,
                mayEnter && entry != null ? entry.at() : null,
                ticket,
                code == null ? null : transfer,
                admission.createdAt(),
                admission.updatedAt());
    }
}
