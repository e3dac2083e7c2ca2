package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.system.Database;
import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.workload.Attempt;
import dev.boxoffice.chaos.workload.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A session outside the services that holds a lock in order-service's database. */
final class LockFaults implements Fault {

    private static final List<String> TABLES = List.of("ticket", "pool", "orders", "outbox", "idempotency_record");

    private final Database database;
    private final Scope scope;
    private final String lock;
    private final Object[] parameters;
    private Connection connection;

    private LockFaults(FaultContext context, Scope scope, String lock, Object... parameters) {
        this.database = context.system().database(Service.ORDERS);
        this.scope = scope;
        this.lock = lock;
        this.parameters = parameters;
    }

    static Fault ticket(FaultContext context) {
        UUID ticket = context.catalogue().anyPlentiful(context.random());
        return new LockFaults(
                context, new Scope.Tickets(Set.of(ticket)), "select from ticket where id = ? for update", ticket);
    }

    static Fault pool(FaultContext context) {
        UUID pool = context.catalogue().anyPool(context.random());
        return new LockFaults(
                context,
                new Scope.Tickets(context.catalogue().pooled()),
                "select from pool where id = ? for update",
                pool);
    }

    /** The order that was placed last, which still holds stock. */
    static Fault order(FaultContext context) {
        UUID order = lastPlaced(context).result().id();
        return new LockFaults(context, new Scope.OneOrder(order), "select from orders where id = ? for update", order);
    }

    static Fault cart(FaultContext context) {
        List<Attempt> carts = context.ledger().acknowledged(Kind.PUT_INTO_CART);
        if (carts.isEmpty()) {
            throw new NotInjectedException("no cart was filled yet");
        }
        String user = carts.getLast().user();
        return new LockFaults(context, new Scope.OneUser(user), "select from cart where user_id = ? for update", user);
    }

    static Fault table(FaultContext context) {
        String table = TABLES.get(context.random().nextInt(TABLES.size()));
        return new LockFaults(context, new Scope.Everything(), "lock table " + table + " in access exclusive mode");
    }

    private static Attempt lastPlaced(FaultContext context) {
        List<Attempt> placed = context.ledger().acknowledged(Kind.PLACE);
        if (placed.isEmpty()) {
            throw new NotInjectedException("no order was placed yet");
        }
        return placed.getLast();
    }

    /** The server's limits for idle transactions do not apply to this session. */
    @Override
    public Scope inject() throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
        try (var settings = connection.createStatement()) {
            settings.execute("set idle_in_transaction_session_timeout = 0; set lock_timeout = '10s'");
        }
        try (var statement = connection.prepareStatement(lock)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
        return scope;
    }

    @Override
    public void heal() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
