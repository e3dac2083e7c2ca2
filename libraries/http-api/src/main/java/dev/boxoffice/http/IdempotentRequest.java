package dev.boxoffice.http;

/**
 * A request with its idempotency key; equal values identify a repetition.
 *
 * @param userId the caller; each user has separate keys
 * @param route method and path template, for example {@code POST /api/orders}
 * @param key the {@code Idempotency-Key} header; {@code null} when the client sent none, and the request is not protected
 * @param body the parsed request body; a repetition must have the same one
 */
public record IdempotentRequest(String userId, String route, String key, Object body) {

    private static final int MAX_KEY_LENGTH = 255;

    public IdempotentRequest {
        if (key != null && !key.matches("[\\x21-\\x7e]{1," + MAX_KEY_LENGTH + "}")) {
            throw Problems.badRequest(
                    "Idempotency-Key must be 1 to " + MAX_KEY_LENGTH + " visible ASCII characters without spaces.");
        }
    }
}
