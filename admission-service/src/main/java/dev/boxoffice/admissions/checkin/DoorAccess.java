package dev.boxoffice.admissions.checkin;

import dev.boxoffice.http.Caller;
import dev.boxoffice.organisers.Memberships;
import dev.boxoffice.organisers.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Who may work at the door of a show: operators, and members of its organiser with the role {@code DOOR} or {@code OWNER}. */
@ApplicationScoped
class DoorAccess {

    private static final String ALLOWED = """
            select exists (
                select from ticket t left join organiser g on g.id = t.organiser_id
                where t.show_id = ? and (? or case when t.organiser_id is null then t.seller_id = ? else %s end))
            """.formatted(Memberships.condition("g", Role.OWNER, Role.DOOR));

    private final DataSource dataSource;

    DoorAccess(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The subject of a caller, for checks outside the request. */
    record Staff(String id, boolean operator) {

        static Staff of(Caller caller) {
            return new Staff(caller.id(), caller.isAdmin());
        }
    }

    /** Whether the show is known, and the caller may check in its admissions. */
    boolean mayCheckIn(Staff staff, UUID showId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ALLOWED)) {
            select.setObject(1, showId);
            select.setBoolean(2, staff.operator());
            select.setString(3, staff.id());
            select.setString(4, staff.id());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the staff of a show", e);
        }
    }
}
