package dev.boxoffice.http;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;

/** Returns 400 for invalid query parameters; the framework would return 404 for some and guess others. */
@Provider
class StrictParameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // each branch returns the converter of the requested type
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type == Integer.class) {
            return (ParamConverter<T>) converter(Integer::valueOf, "a whole number");
        }
        if (type == Boolean.class) {
            return (ParamConverter<T>) converter(StrictParameters::bool, "true or false");
        }
        if (type == Instant.class) {
            return (ParamConverter<T>) converter(Rfc3339::parse, "a time like 2030-01-31T19:30:00Z");
        }
        if (type.isEnum()) {
            return converter(text -> constant(type, text), "one of " + Arrays.toString(type.getEnumConstants()));
        }
        return null;
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

    private static <T> ParamConverter<T> converter(Function<String, T> parse, String expected) {
        return new ParamConverter<>() {
            @Override
            public T fromString(String text) {
                try {
                    return text == null ? null : parse.apply(text);
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw new BadRequestException("A query parameter must be " + expected + ".", e);
                }
            }

            @Override
            public String toString(T value) {
                return String.valueOf(value);
            }
        };
    }
}
