package dev.boxoffice.http;

/**
 * What makes two requests the same one.
 *
 * @param userId keys of different users never meet
 * @param route method and path template, for example {@code POST /api/orders}
 * @param key the {@code Idempotency-Key} header; {@code null} when the client gave none and takes its chances
 * @param body the request as read; a repetition must equal it
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
