package dev.boxoffice.orders.cart;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.engine.store.OrderSource;
import dev.boxoffice.orders.order.OrderRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Gives the engine the contents of carts and empties them in the same transaction. */
@ApplicationScoped
class CheckedOutCarts implements OrderSource {

    private static final String EXISTING = "select user_id from cart where user_id = any (?)";

    private static final String LOCK = EXISTING + " order by user_id";

    /** Read after the lock is granted, so that it sees the latest change of the cart. */
    private static final String ITEMS = """
            select user_id, ticket_id, quantity, shown_amount, shown_currency from cart_item
            where user_id = any (?) order by user_id, added_at
            """;

    private static final String DELETE_ITEMS = "delete from cart_item where user_id = any (?)";

    private static final String TOUCH = "update cart set updated_at = ?::timestamptz where user_id = any (?)";

    @Override
    public Supplier<Locked> lock(Pipeline pipeline, List<String> userIds, String lock) throws SQLException {
        Supplier<Set<String>> existing = query(pipeline, EXISTING, userIds);
        Supplier<Set<String>> locked = query(pipeline, LOCK + lock, userIds);
        Supplier<Map<String, List<OrderRequest.Line>>> lines =
                pipeline.query(ITEMS, CheckedOutCarts::lines, pipeline.column("text", userIds, user -> user));
        return () -> {
            Set<String> skipped = new HashSet<>(existing.get());
            skipped.removeAll(locked.get());
            Map<String, OrderRequest> requests = lines.get().entrySet().stream()
                    .filter(cart -> locked.get().contains(cart.getKey()))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, cart -> OrderRequest.of(cart.getKey(), cart.getValue())));
            return new Locked(requests, skipped);
        };
    }

    private static Supplier<Set<String>> query(Pipeline pipeline, String sql, List<String> userIds)
            throws SQLException {
        return pipeline.query(sql, CheckedOutCarts::names, pipeline.column("text", userIds, user -> user));
    }

    private static Set<String> names(ResultSet rows) throws SQLException {
        Set<String> names = new HashSet<>();
        while (rows.next()) {
            names.add(rows.getString(1));
        }
        return names;
    }

    private static Map<String, List<OrderRequest.Line>> lines(ResultSet rows) throws SQLException {
        Map<String, List<OrderRequest.Line>> lines = new HashMap<>();
        while (rows.next()) {
            lines.computeIfAbsent(rows.getString(1), user -> new ArrayList<>())
                    .add(new OrderRequest.Line(
                            rows.getObject(2, UUID.class),
                            rows.getInt(3),
                            new Money(rows.getLong(4), rows.getString(5))));
        }
        return lines;
    }

    @Override
    public void clear(Pipeline pipeline, List<String> userIds, Instant now) throws SQLException {
        pipeline.add(DELETE_ITEMS, pipeline.column("text", userIds, user -> user));
        pipeline.add(TOUCH, now.toString(), pipeline.column("text", userIds, user -> user));
    }
}
