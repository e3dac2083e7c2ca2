package dev.boxoffice.http;

import dev.boxoffice.server.HeadFilters;
import dev.boxoffice.server.ServerProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses an Authorization header that is not one bearer token in the form of a signed JWT. Quarkus would treat some of
 * them as no header at all, and fail on others.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750, section 3.1</a>
 */
@ApplicationScoped
class AuthorizationFilter {

    private static final Pattern BEARER = Pattern.compile("(?i)Bearer(?: .*)?");
    private static final String SCHEME = "Bearer ";
    private static final int JWT_PARTS = 3;

    void register(@Observes Filters filters) {
        filters.register(AuthorizationFilter::check, HeadFilters.PRIORITY - 2);
    }

    private static void check(RoutingContext context) {
        List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            context.next();
        } else if (headers.size() > 1) {
            refuse(
                    context,
                    "Bearer error=\"invalid_request\"",
                    new ServerProblem(
                            400, "bad-request", "Bad request", "A request must have one Authorization header."));
        } else if (isBearerJwt(headers.getFirst())) {
            context.next();
        } else if (BEARER.matcher(headers.getFirst()).matches()) {
            refuse(context, "Bearer error=\"invalid_token\"", unauthorized("The bearer token is malformed."));
        } else {
            refuse(context, "Bearer", unauthorized("The Authorization header must contain a bearer token."));
        }
    }

    /** A regular expression would take longer than all other checks of a request, because tokens are long. */
    static boolean isBearerJwt(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        int start = SCHEME.length();
        while (start < header.length() && header.charAt(start) == ' ') {
            start++;
        }
        int parts = 1;
        for (int i = start; i < header.length(); i++) {
            if (header.charAt(i) == '.') {
                if (i == start) {
                    return false;
                }
                parts++;
                start = i + 1;
            } else if (!isBase64Url(header.charAt(i))) {
                return false;
            }
        }
        return parts == JWT_PARTS && start < header.length();
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static ServerProblem unauthorized(String detail) {
        return new ServerProblem(401, "unauthorized", "Unauthorized", detail);
    }

    private static void refuse(RoutingContext context, String challenge, ServerProblem problem) {
        context.response().putHeader("WWW-Authenticate", challenge);
        problem.send(context.request());
    }
}
