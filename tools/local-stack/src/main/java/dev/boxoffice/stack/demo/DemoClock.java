package dev.boxoffice.stack.demo;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.infra.Credentials;
import dev.boxoffice.stack.infra.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Expires holds early, directly in the database, because a hold lasts longer than the demo. */
record DemoClock(Settings settings) {

    private static final String EXPIRE = """
            update orders set expires_at = clock_timestamp()
            where id = any(?) and status in ('CREATED', 'AWAITING_PAYMENT')
            """;

    private static final String EXPIRE_FOR_TICKETS = """
            update orders set expires_at = clock_timestamp()
            where status in ('CREATED', 'AWAITING_PAYMENT') and user_id like 'buyer-%'
                and exists (select from order_item where order_id = orders.id and ticket_id = any(?))
            returning id
            """;

    /** Expires the open orders of demo buyers for these tickets; returns these orders. */
    List<UUID> expireOrdersFor(List<UUID> tickets) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement update = connection.prepareStatement(EXPIRE_FOR_TICKETS)) {
            update.setArray(1, connection.createArrayOf("uuid", tickets.toArray()));
            List<UUID> expired = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    expired.add(rows.getObject(1, UUID.class));
                }
            }
            return expired;
        }
    }

    void expire(List<DemoOrder> orders) throws SQLException {
        try (Connection connection = connect();
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

    private Connection connect() throws SQLException {
        String owner = Database.ORDERS.owner();
        return DriverManager.getConnection(
                Database.ORDERS.url(settings.port(Port.POSTGRES)),
                owner,
                Credentials.in(settings.data()).password(owner));
    }
}
