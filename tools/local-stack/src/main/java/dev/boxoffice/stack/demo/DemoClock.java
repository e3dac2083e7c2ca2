package dev.boxoffice.stack.demo;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.infra.Credentials;
import dev.boxoffice.stack.infra.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Expires holds early, directly in the database, because a hold lasts longer than the demo. */
record DemoClock(Settings settings) {

    private static final String EXPIRE = """
            update orders set expires_at = clock_timestamp()
            where id = any(?) and status in ('CREATED', 'AWAITING_PAYMENT')
            """;

    void expire(List<DemoOrder> orders) throws SQLException {
        String owner = Database.ORDERS.owner();
        try (Connection connection = DriverManager.getConnection(
                        Database.ORDERS.url(settings.port(Port.POSTGRES)),
                        owner,
                        Credentials.in(settings.data()).password(owner));
                PreparedStatement update = connection.prepareStatement(EXPIRE)) {
            Object[] ids =
                    orders.stream().map(order -> UUID.fromString(order.id())).toArray();
            update.setArray(1, connection.createArrayOf("uuid", ids));
            int open = update.executeUpdate();
            if (open != ids.length) {
                throw new UserError("Only %2$d of %1$d orders to expire are still open.".formatted(ids.length, open));
            }
        }
    }
}
