package dev.boxoffice.http;

import java.util.Objects;

/**
 * A request with its idempotency key. Requests are equal if they have the same user, route and key; a repetition also has
 * the same hash.
 *
 * @param userId the caller; each user has separate keys
 * @param route method and path, for example {@code POST /api/orders}
 * @param key the {@code Idempotency-Key} header; {@code null} when the client sent none, and the request cannot be repeated
 * @param hash identifies the body; {@code null} without a key
 */
@SuppressWarnings("ArrayRecordComponent") // not part of equals
public record IdempotentRequest(String userId, String route, String key, byte[] hash) {

    private static final int MAX_KEY_LENGTH = 255;

    public IdempotentRequest {
        if (key != null && !key.matches("[\\x21-\\x7e]{1," + MAX_KEY_LENGTH + "}")) {
            throw Problems.badRequest(
                    "Idempotency-Key must be 1 to " + MAX_KEY_LENGTH + " visible ASCII characters without spaces.");
        }
    }

    boolean isRepeatable() {
        return key != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdempotentRequest(String user, String path, String name, byte[] _)
                && userId.equals(user)
                && route.equals(path)
                && Objects.equals(key, name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, route, key);
    }
}
