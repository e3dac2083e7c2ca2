package dev.boxoffice.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** Gives the framework's own problems, such as 404, 405 and 415, a stable type, title and detail. */
@ApplicationScoped
class FrameworkProblemTypes implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null) {
            return problem;
        }
        var status = Response.Status.fromStatusCode(problem.getStatusCode());
        if (status == null) {
            return problem;
        }
        String reason = status.getReasonPhrase();
        return HttpProblem.builder(problem)
                .withDetail(detail(problem, reason))
                .withType(Problems.type(reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-")))
                .withTitle(reason.charAt(0) + reason.substring(1).toLowerCase(Locale.ROOT))
                .build();
    }

    /** Replaces details that mention annotations or repeat the status. */
    private static String detail(HttpProblem problem, String reason) {
        return switch (problem.getStatusCode()) {
            case 404 -> "Resource not found.";
            case 405 -> "This resource does not support the method.";
            case 406 -> "No available representation matches the Accept header.";
            case 415 -> "The endpoint does not support the media type of the body. See its description.";
            default ->
                isSpecific(problem.getDetail(), problem.getStatusCode() + " " + reason)
                        ? problem.getDetail()
                        : fallback(problem, reason);
        };
    }

    private static boolean isSpecific(String detail, String status) {
        return detail != null && !detail.equals("HTTP " + status);
    }

    private static String fallback(HttpProblem problem, String reason) {
        if (problem.getStatusCode() == 403) {
            return "The token lacks the required role.";
        }
        if (problem.getStatusCode() != 400) {
            return reason;
        }
        return problem.getParameters().isEmpty()
                ? "The request cannot be read. Check that its body is complete JSON."
                : "The request is invalid. See violations.";
    }
}
