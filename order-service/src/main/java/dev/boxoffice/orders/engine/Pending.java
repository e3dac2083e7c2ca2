package dev.boxoffice.orders.engine;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.command.Command;
import dev.boxoffice.outbox.Traceparent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A queued command and the answer that its client awaits. A worker has taken it, or a client has withdrawn it, never both. */
final class Pending<R> {

    private final Command<R> command;
    private final String traceparent = Traceparent.current();
    private final long offeredAt = System.nanoTime();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Answer<R>> answer = new CompletableFuture<>();

    Pending(Command<R> command) {
        this.command = command;
    }

    Command<R> command() {
        return command;
    }

    /** The trace of the request; {@code null} if it is not traced. */
    String traceparent() {
        return traceparent;
    }

    CompletableFuture<Answer<R>> answer() {
        return answer;
    }

    /** The key of the request; {@code null} if it has none. */
    IdempotentRequest key() {
        IdempotentRequest request = command.request();
        return request == null || request.key() == null ? null : request;
    }

    long ageNanos() {
        return System.nanoTime() - offeredAt;
    }

    boolean isOlderThan(Duration age) {
        return ageNanos() > age.toNanos();
    }

    /** Takes the command for a transaction. Returns false if it was withdrawn. */
    boolean take() {
        return taken.compareAndSet(false, true) && !answer.isDone();
    }

    /** Makes a taken command that had no effect available again. */
    void stepAside() {
        taken.set(false);
    }

    /** Withdraws the command unless a worker has taken it. It can have no effect afterwards. */
    boolean withdraw(RuntimeException reason) {
        return taken.compareAndSet(false, true) && answer.completeExceptionally(reason);
    }

    boolean isDone() {
        return answer.isDone();
    }

    /** What only one command of a transaction may use. */
    List<Object> claims() {
        var claims = new ArrayList<>(3);
        if (key() != null) {
            claims.add(key());
        }
        if (command.isCheckout()) {
            claims.add(Resource.cart(command.buyer()));
        }
        if (command.orderId() != null) {
            claims.add(Resource.order(command.orderId()));
        }
        return claims;
    }

    void complete(Outcome outcome) {
        switch (outcome) {
            case Outcome.Decided<?> decided -> answer.complete(result(decided));
            case Outcome.Refused(RuntimeException reason) -> answer.completeExceptionally(reason);
            case Outcome.Blocked blocked ->
                answer.completeExceptionally(new OverloadedException("another transaction holds a lock"));
        }
    }

    @SuppressWarnings("unchecked") // the command of this object returned the value
    private Answer<R> result(Outcome.Decided<?> decided) {
        return new Answer<>((R) decided.value(), decided.repeated());
    }
}
