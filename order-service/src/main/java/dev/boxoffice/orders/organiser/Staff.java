package dev.boxoffice.orders.organiser;

import dev.boxoffice.http.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Decides what a user may see as staff, from the replica of the organisers. Nothing is cached, so a removed member loses access at once. */
@ApplicationScoped
public class Staff {

    private static final String ORGANISERS = """
            select id from organiser
            where members @> jsonb_build_array(jsonb_build_object('subject', ?::text, 'role', 'OWNER'))
                or members @> jsonb_build_array(jsonb_build_object('subject', ?::text, 'role', 'SUPPORT'))
            """;

    private final DataSource dataSource;

    Staff(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public StaffScope scope(Caller caller) {
        return caller.isAdmin()
                ? new StaffScope(caller.id(), true, List.of())
                : new StaffScope(caller.id(), false, organisers(caller.id()));
    }

    private List<UUID> organisers(String subject) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(ORGANISERS)) {
            select.setString(1, subject);
            select.setString(2, subject);
            var found = new ArrayList<UUID>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return List.copyOf(found);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read organisers", e);
        }
    }
}
