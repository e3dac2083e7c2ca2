package dev.boxoffice.stack.config;

import dev.boxoffice.stack.console.UserError;
import java.util.Map;

final class Numbers {

    private Numbers() {}

    /** The variable's value, or {@code usual} when it is absent or blank. */
    static int between(Map<String, String> environment, String variable, int usual, int least, int most) {
        String text = environment.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the same sentence
        }
        throw new UserError(
                "%s is '%s' but must be a whole number from %d to %d.".formatted(variable, text, least, most));
    }
}
