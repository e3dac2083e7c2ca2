package dev.boxoffice.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The migration of stored responses to references, in a schema that is rolled back. */
class IdempotencyMigrationTest {

    private static final String ORDER = "01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d";
    private static final String PAYMENT = "01936c5a-7e01-7a3b-8c1d-2e3f4a5b6c7d";

    @Test
    void refersToTheResourceOfTheLocationOrTheRoute() throws Exception {
        try (Connection connection = Stack.ownerConnection("tickets")) {
            connection.setAutoCommit(false);
            run(connection, "create schema old; set local search_path to old");
            run(connection, script("V0_2__create_idempotency_record.sql"));
            insert(connection, "created", "POST /api/orders", "/api/orders/" + ORDER);
            insert(connection, "changed", "POST /api/orders/" + ORDER + "/payment", null);
            insert(connection, "unfinished", "POST /api/orders/" + ORDER + "/payment", PAYMENT);
            insert(connection, "none", "POST /api/orders", null);

            run(connection, script("V0_7__refer_to_the_resource_of_a_request.sql"));

            assertThat(resources(connection))
                    .isEqualTo(Map.of("created", ORDER, "changed", ORDER, "unfinished", ORDER));
        }
    }

    private static void insert(Connection connection, String key, String route, String location) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into idempotency_record values ('user', ?, ?, '', 200, ?, '{}')")) {
            insert.setString(1, route);
            insert.setString(2, key);
            insert.setString(3, location);
            insert.executeUpdate();
        }
    }

    private static Map<String, String> resources(Connection connection) throws SQLException {
        var resources = new HashMap<String, String>();
        try (var select = connection.createStatement();
                var rows = select.executeQuery("select idempotency_key, resource_id from idempotency_record")) {
            while (rows.next()) {
                resources.put(rows.getString(1), rows.getString(2));
            }
        }
        return resources;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream script = IdempotencyMigrationTest.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
