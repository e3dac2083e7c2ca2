package dev.boxoffice.http.input;

import dev.boxoffice.http.Problems;
import java.util.List;
import java.util.Map;

/** Query parameters that limit a list from both sides. */
public final class Ranges {

    private Ranges() {}

    /**
     * Refuses a range in the wrong order, which no item can match. Equal limits are valid.
     *
     * @param from the name of the parameter for the lower limit
     * @param low the lower limit; {@code null} for none
     * @param to the name of the parameter for the upper limit
     * @param high the upper limit; {@code null} for none
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400, which names both parameters
     */
    public static <T extends Comparable<? super T>> void require(String from, T low, String to, T high) {
        if (low == null || high == null || low.compareTo(high) <= 0) {
            return;
        }
        boolean isNumber = low instanceof Number;
        String above = isNumber ? "greater than" : "after";
        String below = isNumber ? "less than" : "before";
        throw Problems.problem(
                        400,
                        "bad-request",
                        "Bad request",
                        "Query parameter \"%s\" must not be %s \"%s\".".formatted(from, above, to))
                .with(
                        "violations",
                        List.of(
                                violation(from, "must not be " + above + " " + to),
                                violation(to, "must not be " + below + " " + from)))
                .build();
    }

    private static Map<String, String> violation(String parameter, String message) {
        return Map.of("field", parameter, "in", "query", "message", message);
    }
}
