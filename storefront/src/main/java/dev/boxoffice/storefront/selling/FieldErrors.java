package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.problem.Problem;
import dev.boxoffice.storefront.problem.ProblemMessages;
import java.util.HashMap;
import java.util.Map;

/** At which field of the form a refusal is to be read. */
final class FieldErrors {

    private FieldErrors() {}

    static Map<String, String> of(Problem problem) {
        return switch (problem.name()) {
            case "capacity-below-sold" -> Map.of("capacity", ProblemMessages.of(problem));
            case "currency-fixed" -> Map.of("price", ProblemMessages.of(problem));
            default -> violations(problem.violations());
        };
    }

    private static Map<String, String> violations(Map<String, String> violations) {
        Map<String, String> messages = new HashMap<>();
        violations.forEach((field, message) -> messages.putIfAbsent(
                field.startsWith("price") ? "price" : field,
                Character.toUpperCase(message.charAt(0)) + message.substring(1) + "."));
        return messages;
    }
}
