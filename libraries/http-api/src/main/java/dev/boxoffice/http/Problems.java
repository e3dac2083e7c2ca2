package dev.boxoffice.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** Problem details (RFC 9457) with a stable {@code type}. */
public final class Problems {

    private static final String BASE = "https://boxoffice.dev/problems/";

    private Problems() {}

    /**
     * Starts a problem.
     *
     * @param name the last part of the {@code type} URI, for example {@code sold-out}; never changes once released
     * @param title the same for every occurrence
     * @param detail says what happened this time, to a human
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

    /** The same answer for what does not exist and what the caller may not see. */
    public static HttpProblem notFound(String what, Object id) {
        return problem(404, "not-found", "Not found", "There is no " + what + " " + id + " here.")
                .build();
    }

    /** For a request that says something impossible; {@code detail} names it. */
    public static HttpProblem badRequest(String detail) {
        return problem(400, "bad-request", "Bad request", detail).build();
    }
}
