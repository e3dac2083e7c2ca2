package dev.boxoffice.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;

/** Problem details (RFC 9457) with a stable {@code type}. */
public final class Problems {

    private static final String BASE = "https://boxoffice.dev/problems/";

    private Problems() {}

    /**
     * Starts building a problem.
     *
     * @param name the last part of the {@code type} URI, for example {@code sold-out}; never changes once released
     * @param title short summary, the same for every occurrence
     * @param detail explanation of this occurrence for a human
     */
    public static HttpProblem.Builder problem(int status, String name, String title, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withType(type(name))
                .withTitle(title)
                .withDetail(detail);
    }

    static URI type(String name) {
        return URI.create(BASE + name);
    }

    /** Also used for resources that the caller may not see, so that their existence stays hidden. */
    public static HttpProblem notFound(String what, Object id) {
        return problem(
                        404,
                        "not-found",
                        "Not found",
                        Character.toUpperCase(what.charAt(0)) + what.substring(1) + " " + id + " not found.")
                .build();
    }

    /** An invalid request; {@code detail} names the error. */
    public static HttpProblem badRequest(String detail) {
        return problem(400, "bad-request", "Bad request", detail).build();
    }

    /** A transaction that was certainly rolled back because the database is unavailable or a lock was not released in time. */
    public static HttpProblem unavailable() {
        return problem(
                        503,
                        "unavailable",
                        "Unavailable",
                        "The database is unavailable or busy. The change was rolled back. Retry after Retry-After seconds,"
                                + " with the same Idempotency-Key if there is one.")
                .withHeader(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    /** A change that may have taken effect, because the database did not confirm its commit. */
    public static HttpProblem outcomeUnknown() {
        return outcomeUnknown(
                "The database did not confirm the change, which may have taken effect. Repeat the request with the same"
                        + " Idempotency-Key to learn the outcome. If it had no key, read the resource first.");
    }

    /** A change that may have taken effect in part; {@code detail} explains how to continue. */
    static HttpProblem outcomeUnknown(String detail) {
        return problem(503, "outcome-unknown", "Outcome unknown", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }
}
