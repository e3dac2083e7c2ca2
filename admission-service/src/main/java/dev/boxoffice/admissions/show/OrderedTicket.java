package dev.boxoffice.admissions.show;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A ticket of an order, with its show.
 *
 * @param units of the order
 * @param name what distinguishes the ticket from others of its show; may be {@code null}
 * @param organiser the organiser's name; {@code null} if it is unknown
 * @param show {@code null} until an event of the ticket or its show has arrived
 */
public record OrderedTicket(UUID id, int units, String name, String organiser, OrderedShow show) {

    static OrderedTicket read(ResultSet row) throws SQLException {
        return new OrderedTicket(
                row.getObject("ticket_id", UUID.class),
                row.getInt("units"),
                row.getString("name"),
                row.getString("organiser"),
                row.getString("title") == null ? null : readShow(row));
    }

    private static OrderedShow readShow(ResultSet row) throws SQLException {
        return new OrderedShow(
                row.getObject("show_id", UUID.class),
                row.getString("title"),
                row.getString("venue"),
                row.getString("address"),
                row.getString("city"),
                row.getString("country"),
                OrderedShow.zone(row.getString("time_zone")),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                instant(row, "doors_at"),
                row.getBoolean("called_off"),
                row.getLong("sequence"),
                instant(row, "changed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
