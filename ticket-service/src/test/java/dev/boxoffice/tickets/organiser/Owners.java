package dev.boxoffice.tickets.organiser;

import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The owners of organisers in the database. */
final class Owners {

    private Owners() {}

    static void add(UUID organiser, String subject) {
        try (Connection connection = Stack.ownerConnection("tickets");
                var insert = connection.prepareStatement("insert into organiser_member values (?, ?, 'OWNER')")) {
            insert.setObject(1, organiser);
            insert.setString(2, subject);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long count(UUID organiser) {
        try (Connection connection = Stack.ownerConnection("tickets");
                var select = connection.prepareStatement(
                        "select count(*) from organiser_member where organiser_id = ? and role = 'OWNER'")) {
            select.setObject(1, organiser);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
