package dev.boxoffice.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
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
}
