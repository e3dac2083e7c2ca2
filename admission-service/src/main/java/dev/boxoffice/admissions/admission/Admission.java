package dev.boxoffice.admissions.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The right of one person to enter a show, from one unit of a paid order line.
 *
 * @param number of the unit within its line, from 1
 * @param holderName {@code null} if the holder has given none
 * @param generation grows with every transfer
 * @param voidReason {@code null} while the admission is valid
 * @param entry the entry in force; {@code null} if there is none
 * @param inside whether the holder has entered and not left
 */
public record Admission(
        UUID id,
        UUID orderId,
        UUID ticketId,
        int number,
        String holderId,
        String holderName,
        int generation,
        AdmissionStatus status,
        String voidReason,
        Entry entry,
        boolean inside,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * An entry at the door.
     *
     * @param checkInId the check-in that let the holder in
     */
    public record Entry(UUID checkInId, Instant at, String gate) {}

    /** The columns that {@link #read} needs. */
    public static final String COLUMNS = "a.id, a.order_id, a.ticket_id, a.number, a.holder_id, a.holder_name,"
            + " a.generation, a.status, a.void_reason, a.entry_id, a.entered_at, a.entered_gate, a.inside, a.version, a.created_at, a.updated_at";

    public static Admission read(ResultSet row) throws SQLException {
        return new Admission(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("ticket_id", UUID.class),
                row.getInt("number"),
                row.getString("holder_id"),
                row.getString("holder_name"),
                row.getInt("generation"),
                AdmissionStatus.valueOf(row.getString("status")),
                row.getString("void_reason"),
                entry(row),
                row.getBoolean("inside"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        UUID checkIn = row.getObject("entry_id", UUID.class);
        return checkIn == null
                ? null
                : new Entry(
                        checkIn,
                        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        row.getString("entered_gate"));
    }

    public boolean isValid() {
        return status == AdmissionStatus.VALID;
    }
}
