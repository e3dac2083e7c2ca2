package dev.boxoffice.http.input;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The problem of a JSON body that Jackson cannot read: the error, the field, and the position of a syntax error. */
final class JsonProblem {

    private static final Pattern DUPLICATE =
            Pattern.compile("Duplicate [^'\"]*['\"](?<name>.*)['\"].*", Pattern.DOTALL);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private JsonProblem() {}

    static HttpProblem of(JacksonException thrown) {
        String field = thrown instanceof JsonMappingException mapping ? path(mapping.getPath()) : "";
        String detail = detail(innermost(thrown), field.isEmpty() ? "The body" : Quoted.of(field));
        return Problems.problem(400, "bad-request", "Bad request", detail)
                .with("field", Quoted.safe(field))
                .build();
    }

    private static JacksonException innermost(JacksonException thrown) {
        return thrown.getCause() instanceof JacksonException cause ? innermost(cause) : thrown;
    }

    private static String path(List<JsonMappingException.Reference> references) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String detail(JacksonException thrown, String field) {
        return switch (thrown) {
            case UnrecognizedPropertyException e -> unknown(e, field);
            case InvalidFormatException e when isTooLarge(e.getValue()) -> field + " is a number that is too large.";
            case MismatchedInputException e -> mismatch(e, field);
            case StreamConstraintsException e -> limit(e.getOriginalMessage(), field);
            case InputCoercionException e ->
                field + " is a number that is too "
                        + (e.getOriginalMessage().startsWith("Numeric value (-") ? "small." : "large.");
            case StreamReadException e -> syntax(e);
            default -> field + " cannot be read.";
        };
    }

    private static String unknown(UnrecognizedPropertyException e, String field) {
        Collection<Object> known = Objects.requireNonNullElse(e.getKnownPropertyIds(), List.of());
        return "Unknown field " + field + ". The known fields are "
                + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")) + ".";
    }

    private static boolean isTooLarge(Object value) {
        return switch (value) {
            case Double number -> number.isInfinite() || Math.abs(number) > Long.MAX_VALUE;
            case BigDecimal number -> number.abs().compareTo(LARGEST) > 0;
            case null, default -> false;
        };
    }

    private static String mismatch(MismatchedInputException e, String field) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Trailing token")) {
            return "The body must contain a single JSON value.";
        }
        if (message.startsWith("Cannot map `null`")) {
            return field + " is required.";
        }
        if (message.equals(StrictJson.UNPAIRED_SURROGATE)) {
            return field + " " + message + ".";
        }
        return field + " must be " + expected(e.getTargetType()) + ".";
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (List.<Class<?>>of(int.class, Integer.class, long.class, Long.class).contains(type)) {
            return "a whole number without fraction or exponent";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a time like 2030-01-31T19:30:00Z";
        }
        if (type == UUID.class) {
            return "a UUID like 01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static String limit(String message, String field) {
        if (message.contains("nesting depth")) {
            return "The JSON is nested too deeply.";
        }
        if (message.startsWith("Number")) {
            return "A number is too large: it has too many digits.";
        }
        return message.contains("ame length") ? "A field name is too long." : field + " is too long.";
    }

    private static String syntax(StreamReadException e) {
        String message = e.getOriginalMessage();
        Matcher duplicate = DUPLICATE.matcher(message);
        if (duplicate.matches()) {
            return "Duplicate field " + Quoted.of(duplicate.group("name")) + at(e.getLocation()) + ".";
        }
        if (message.startsWith("Non-standard token")) {
            return "NaN and Infinity are not JSON numbers" + at(e.getLocation()) + ".";
        }
        return (e instanceof JsonEOFException ? "The JSON ends too early" : "The body is not valid JSON")
                + at(e.getLocation()) + ".";
    }

    private static String at(JsonLocation location) {
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
