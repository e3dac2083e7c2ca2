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

/** Ends holds early, in the database as its owner: nobody watches a demo for as long as a hold lasts. */
record DemoClock(Settings settings) {

    private static final String RUN_OUT = """
            update orders set expires_at = clock_timestamp()
            where id = any(?) and status in ('CREATED', 'AWAITING_PAYMENT')
            """;

    void setForward(List<DemoOrder> orders) throws SQLException {
        String owner = Database.ORDERS.owner();
        try (Connection connection = DriverManager.getConnection(
                        Database.ORDERS.url(settings.port(Port.POSTGRES)),
                        owner,
                        Credentials.in(settings.data()).password(owner));
                PreparedStatement update = connection.prepareStatement(RUN_OUT)) {
            Object[] ids =
                    orders.stream().map(order -> UUID.fromString(order.id())).toArray();
            update.setArray(1, connection.createArrayOf("uuid", ids));
            int open = update.executeUpdate();
            if (open != ids.length) {
                throw new UserError(
                        "Of %d orders whose hold was to run out only %d are open.".formatted(ids.length, open));
            }
        }
    }
}
