package dev.boxoffice.http.input;

import dev.boxoffice.http.Rfc3339;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Returns 400 for an invalid query parameter and 404 for an invalid id in the path; the framework would return 404 for both and
 * guess some values.
 */
@Provider
class StrictParameters implements ParamConverterProvider {

    private static final int LAST_YEAR = 9999;

    @Override
    @SuppressWarnings("unchecked") // each branch returns the converter of the requested type
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse(null);
        if (type == Integer.class) {
            return (ParamConverter<T>)
                    converter(Integer::valueOf, name, "a whole number, at most " + Integer.MAX_VALUE);
        }
        if (type == Long.class) {
            return (ParamConverter<T>) converter(Long::valueOf, name, "a whole number, at most " + Long.MAX_VALUE);
        }
        if (type == LocalDate.class) {
            return (ParamConverter<T>) converter(StrictParameters::date, name, "a date like 2030-01-31");
        }
        if (type == Boolean.class) {
            return (ParamConverter<T>) converter(StrictParameters::bool, name, "true or false");
        }
        if (type == Instant.class) {
            return (ParamConverter<T>) converter(Rfc3339::parse, name, "a time like 2030-01-31T19:30:00Z");
        }
        if (type == UUID.class) {
            return (ParamConverter<T>) converter(Ids::parse, name, "a UUID");
        }
        if (type.isEnum()) {
            String constants =
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
            return converter(text -> constant(type, text), name, "one of " + constants);
        }
        return null;
    }

    /** RFC 3339, full-date: a year has four digits. */
    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 0 || date.getYear() > LAST_YEAR) {
            throw new DateTimeException(text);
        }
        return date;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static <T> T constant(Class<T> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** @param name the query parameter; {@code null} for a path parameter */
    private static <T> ParamConverter<T> converter(Function<String, T> parse, String name, String expected) {
        return new ParamConverter<>() {
            @Override
            public T fromString(String text) {
                try {
                    return text == null ? null : parse.apply(text);
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw name == null
                            ? new NotFoundException(e)
                            : new BadRequestException(
                                    "Query parameter " + Quoted.of(name) + " must be " + expected + ".", e);
                }
            }

            @Override
            public String toString(T value) {
                return String.valueOf(value);
            }
        };
    }
}
