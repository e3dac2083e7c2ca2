package dev.boxoffice.orders.engine;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.command.Command;
import dev.boxoffice.orders.engine.store.ArchivedOrders;
import dev.boxoffice.orders.engine.store.OrderSource;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderException;
import dev.boxoffice.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Commands that are decided in one transaction, in order of arrival, with three round trips and a constant number of
 * statements: claim keys and read what is named, lock and load, write.
 *
 * <p>Lock order, which prevents deadlocks: keys, without waiting; then carts, buyers, pools, tickets and orders, each sorted.
 */
final class Batch {

    /**
     * PostgreSQL caches a plan for the lifetime of its connection. A plan made for a small or empty table would use a
     * sequential scan and keep it while the table grows. These settings force index scans and generic plans.
     */
    private static final String BEGIN = """
            select set_config('lock_timeout', ?, true), set_config('enable_seqscan', 'off', true),
                set_config('plan_cache_mode', 'force_generic_plan', true)
            """;

    private final Connection connection;
    private final OrderSource carts;
    private final RowLocks locks;
    private final Outbox outbox;
    private final EngineConfig config;

    private final List<Pending<?>> commands;
    private final Locking locking;
    private final Set<Resource> busy;

    private final Map<Pending<?>, Set<Resource>> blocked = new HashMap<>();
    private KeyClaims claims;
    private Names names;
    private Loaded loaded;
    private Writes writes;

    /** @param busy resources that another transaction is known to have locked; the batch does not wait for them */
    Batch(
            Connection connection,
            OrderSource carts,
            RowLocks locks,
            Outbox outbox,
            EngineConfig config,
            List<Pending<?>> commands,
            Locking locking,
            Set<Resource> busy) {
        this.connection = connection;
        this.carts = carts;
        this.locks = locks;
        this.outbox = outbox;
        this.config = config;
        this.commands = commands;
        this.locking = locking;
        this.busy = busy;
    }

    /** Returns one outcome per command. No two commands may share a claim ({@link Pending#claims}). */
    List<Outcome> run() throws SQLException {
        claim();
        load();
        var outcomes = new ArrayList<Outcome>();
        for (Pending<?> pending : commands) {
            outcomes.add(outcome(pending));
        }
        if (!writes.isEmpty()) {
            var pipeline = new Pipeline(connection);
            writes.write(pipeline, carts, outbox, loaded.now());
            pipeline.run();
        }
        return outcomes;
    }

    boolean changesNothing() {
        return writes.isEmpty();
    }

    boolean publishes() {
        return writes.publishes();
    }

    private void claim() throws SQLException {
        List<String> buyers = commands.stream()
                .map(Pending::command)
                .filter(Command::isCheckout)
                .map(Command::buyer)
                .sorted()
                .toList();
        List<UUID> orderIds = commands.stream()
                .map(pending -> pending.command().orderId())
                .filter(Objects::nonNull)
                .toList();
        List<UUID> ticketIds = commands.stream()
                .flatMap(pending -> pending.command().ticketIds().stream())
                .distinct()
                .toList();
        var pipeline = new Pipeline(connection);
        pipeline.add(BEGIN, String.valueOf(config.lockWait().toMillis()));
        Supplier<KeyClaims> keys = KeyClaims.claim(pipeline, commands);
        Supplier<OrderSource.Locked> cartRows =
                buyers.isEmpty() ? OrderSource.Locked::none : carts.lock(pipeline, buyers, locks.clause(locking));
        Supplier<Map<UUID, NamedRows.NamedOrder>> orders =
                orderIds.isEmpty() ? Map::of : NamedRows.orders(pipeline, orderIds);
        Supplier<Map<UUID, NamedRows.NamedTicket>> tickets =
                ticketIds.isEmpty() && buyers.isEmpty() ? Map::of : NamedRows.tickets(pipeline, ticketIds, buyers);
        pipeline.run();

        claims = keys.get();
        names = Names.of(cartRows.get().requests(), withRestored(orders.get()), tickets.get());
        commands.stream()
                .filter(pending -> pending.command().isCheckout())
                .filter(pending ->
                        cartRows.get().skipped().contains(pending.command().buyer()))
                .forEach(pending ->
                        block(pending, Resource.cart(pending.command().buyer())));
    }

    /** Adds archived orders, which return to the tables that sell. Only batches that name missing orders look for them. */
    private Map<UUID, NamedRows.NamedOrder> withRestored(Map<UUID, NamedRows.NamedOrder> found) throws SQLException {
        List<ArchivedOrders.Named> missing = commands.stream()
                .map(Pending::command)
                .filter(command -> command.orderId() != null && !found.containsKey(command.orderId()))
                .map(command -> new ArchivedOrders.Named(command.orderId(), command.requiredBuyer()))
                .toList();
        if (missing.isEmpty()) {
            return found;
        }
        Map<UUID, NamedRows.NamedOrder> all = new HashMap<>(found);
        all.putAll(Pipeline.run(connection, pipeline -> {
            ArchivedOrders.restore(pipeline, missing);
            return NamedRows.orders(
                    pipeline,
                    missing.stream().map(ArchivedOrders.Named::orderId).toList());
        }));
        return all;
    }

    private void load() throws SQLException {
        for (Pending<?> pending : commands) {
            if (isUndecided(pending)) {
                names.needs(pending.command()).stream()
                        .filter(busy::contains)
                        .forEach(resource -> block(pending, resource));
            }
        }
        List<Command<?>> toDecide = new ArrayList<>();
        commands.stream().filter(this::isUndecided).forEach(pending -> toDecide.add(pending.command()));
        loaded = new Loaded(connection, toDecide, names, locking, locks);
        for (Pending<?> pending : commands) {
            if (isUndecided(pending)) {
                names.needs(pending.command()).stream()
                        .filter(loaded.blocked()::contains)
                        .forEach(resource -> block(pending, resource));
            }
        }
        writes = new Writes(loaded);
    }

    /** Whether the command needs its rows: a repeated order does not, because its answer is read after the commit. */
    private boolean isUndecided(Pending<?> pending) {
        return !blocked.containsKey(pending)
                && !(claims.of(pending) instanceof Idempotency.KeyClaim.Refused)
                && !(claims.of(pending) instanceof Idempotency.KeyClaim.Replayed
                        && pending.command().orderId() == null);
    }

    private void block(Pending<?> pending, Resource resource) {
        blocked.computeIfAbsent(pending, any -> new HashSet<>()).add(resource);
    }

    private Outcome outcome(Pending<?> pending) {
        if (claims.of(pending) instanceof Idempotency.KeyClaim.Refused(Idempotency.KeyClaim.Reason reason)) {
            return new Outcome.Refused(reason.toProblem());
        }
        if (blocked.containsKey(pending)) {
            return new Outcome.Blocked(blocked.get(pending));
        }
        if (pending.isOlderThan(config.deadline())) {
            return new Outcome.Refused(new OverloadedException("the deadline has passed"));
        }
        if (claims.wasRefusedLater(pending, loaded.now())) {
            return new Outcome.Refused(new OverloadedException("a later attempt with the same key was refused"));
        }
        try {
            return decide(pending);
        } catch (OrderException e) {
            if (pending.key() != null) {
                writes.refuse(pending.key());
            }
            return new Outcome.Refused(e);
        }
    }

    private <R> Outcome decide(Pending<R> pending) {
        Command<R> command = pending.command();
        var scope = new LoadedScope(pending, names, loaded, writes);
        Order order = scope.find().orElse(null);
        long version = order == null ? 0 : order.version();
        if (claims.of(pending) instanceof Idempotency.KeyClaim.Replayed(UUID resource)) {
            return new Outcome.Decided<>(command.repeat(scope, resource), true);
        }
        R result = order == null ? command.decide(scope) : change(order, scope, command);
        if (order != null) {
            writes.change(order, version, pending);
        }
        IdempotentRequest key = pending.key();
        if (key != null) {
            writes.store(new Idempotency.Entry(key, command.resource(result)));
        }
        if (command.notification() != null && !scope.isProcessed()) {
            writes.store(command.notification(), command.settlement(result));
        }
        return new Outcome.Decided<>(result, false);
    }

    /** Counts the buyer's units again after the decision. */
    private <R> R change(Order order, LoadedScope scope, Command<R> command) {
        loaded.buyerUnits().remove(order);
        try {
            return command.decide(scope);
        } finally {
            loaded.buyerUnits().add(order);
        }
    }
}
