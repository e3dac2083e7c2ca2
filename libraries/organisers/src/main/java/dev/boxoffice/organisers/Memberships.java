package dev.boxoffice.organisers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads the replica of the organisers. Nothing is cached, so a removed member loses access at once. */
@ApplicationScoped
public class Memberships {

    private static final String MEMBER =
            "members @> jsonb_build_array(jsonb_build_object('subject', ?::text, 'role', ?::text))";

    private final DataSource dataSource;

    Memberships(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A condition that is true if a user has one of some roles in an organiser. Its parameter is the subject of the user's token.
     *
     * @param organiser the alias of the table {@code organiser}
     */
    public static String condition(String organiser, Role... roles) {
        String names = Stream.of(roles).map(role -> "'" + role + "'").collect(Collectors.joining(", "));
        return "exists (select from unnest(array[" + names + "]) as role where " + organiser
                + ".members @> jsonb_build_array(jsonb_build_object('subject', ?::text, 'role', role)))";
    }

    /**
     * The organisers in which a user has one of some roles.
     *
     * @param subject of the user's token
     */
    public List<UUID> organisers(String subject, Set<Role> roles) {
        // an index on members serves each condition of an "or", but not "any"
        String sql = "select id from organiser where " + String.join(" or ", Collections.nCopies(roles.size(), MEMBER));
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Role role : roles) {
                select.setString(parameter++, subject);
                select.setString(parameter++, role.name());
            }
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
