package dev.boxoffice.chaos.workload;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Attempts at seconds of an imagined run. */
public final class Attempts {

    public static final UUID TICKET = new UUID(1, 1);

    private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

    private Attempts() {}

    public static Instant second(int second) {
        return START.plusSeconds(second);
    }

    /** An attempt to place an order with the key {@code k}. */
    public static Attempt sent(int sentAt, int answeredAt, int status, String problem) {
        return sent(sentAt, answeredAt, status, problem, Attempt.Result.NONE);
    }

    public static Attempt acknowledged(int sentAt, int answeredAt, UUID order) {
        return sent(sentAt, answeredAt, 201, "", new Attempt.Result(order, 1, "CREATED", null));
    }

    private static Attempt sent(int sentAt, int answeredAt, int status, String problem, Attempt.Result result) {
        var call = new Api.Call(Kind.PLACE, "ben", "k", null, Set.of(TICKET), "POST", "/api/orders", "{}", null);
        return new Attempt(call, "order-service", second(sentAt), second(answeredAt), status, problem, result);
    }
}
