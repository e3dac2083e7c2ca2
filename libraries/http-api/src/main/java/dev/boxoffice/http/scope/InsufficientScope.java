package dev.boxoffice.http.scope;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * The problem of a token without the required scope.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750, section 3.1</a>
 */
public final class InsufficientScope {

    private InsufficientScope() {}

    /** For a service client whose token needs one of these scopes. */
    public static HttpProblem ofClient(String... required) {
        return problem("The client's token needs the scope " + String.join(" or ", required) + ".", required);
    }

    /** For a user who names another buyer. */
    static HttpProblem ofUser(String... required) {
        return problem(
                "Only a service client with the scope " + String.join(" or ", required) + " may send "
                        + OnBehalfOf.HEADER + ".",
                required);
    }

    private static HttpProblem problem(String detail, String... required) {
        return Problems.problem(403, "insufficient-scope", "Insufficient scope", detail)
                .with("scope", required[0])
                .withHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_scope\", scope=\"" + required[0] + "\"")
                .build();
    }
}
