package dev.boxoffice.events;

import static java.util.stream.Collectors.toMap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Finds out what a record requires: it replaces one component of a valid example at a time. */
final class Probe {

    private static final Map<Class<?>, Record> EXAMPLES = Arrays.stream(EventType.values())
            .map(Golden::payload)
            .flatMap(Probe::within)
            .collect(toMap(Record::getClass, example -> example, (one, other) -> one));

    private Probe() {}

    static boolean isRequired(Class<?> owner, String component) {
        return component(owner, component).getType().isPrimitive()
                ? !accepts(owner, component, Long.MIN_VALUE)
                : !accepts(owner, component, null);
    }

    /** The smallest number that the record accepts; {@code null} if it accepts any. */
    static Long minimum(Class<?> owner, String component) {
        if (!isNumber(owner, component) || !isRequired(owner, component)) {
            return null;
        }
        return LongStream.rangeClosed(0, 1)
                .filter(number -> accepts(owner, component, number))
                .boxed()
                .findFirst()
                .orElseThrow();
    }

    /** The largest number that the record accepts; {@code null} if it accepts any. */
    static Long maximum(Class<?> owner, String component) {
        if (!isNumber(owner, component)) {
            return null;
        }
        return LongStream.of(Required.MAX_QUANTITY, Required.MAX_UNITS, Required.MAX_SAFE_INTEGER)
                .filter(number -> accepts(owner, component, number) && !accepts(owner, component, number + 1))
                .boxed()
                .findFirst()
                .orElse(null);
    }

    /** 1 if the record rejects an empty string; otherwise {@code null}. */
    static Integer minLength(Class<?> owner, String component) {
        return isCode(owner, component) || accepts(owner, component, "") ? null : 1;
    }

    /** The length of the longest string that the record accepts; {@code null} if it accepts any. */
    static Integer maxLength(Class<?> owner, String component) {
        return IntStream.of(Required.MAX_LINE_LENGTH, Required.MAX_TEXT_LENGTH)
                .filter(length -> accepts(owner, component, "😀".repeat(length))
                        && !accepts(owner, component, "😀".repeat(length + 1)))
                .boxed()
                .findFirst()
                .orElse(null);
    }

    /** Whether the record accepts only currency codes. */
    static boolean isCode(Class<?> owner, String component) {
        return accepts(owner, component, "EUR") && !accepts(owner, component, "any");
    }

    static boolean isNumber(Class<?> owner, String component) {
        return component(owner, component).getType().isPrimitive();
    }

    private static RecordComponent component(Class<?> owner, String name) {
        return Arrays.stream(owner.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean accepts(Class<?> owner, String replaced, Object value) {
        RecordComponent[] components = owner.getRecordComponents();
        try {
            Object[] arguments = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                arguments[i] = components[i].getName().equals(replaced)
                        ? fitting(components[i].getType(), value)
                        : components[i].getAccessor().invoke(EXAMPLES.get(owner));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            owner.getDeclaredConstructor(types).newInstance(arguments);
            return true;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return false;
            }
            throw new IllegalStateException(owner + " rejects " + replaced + " with an unexpected exception", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object fitting(Class<?> type, Object value) {
        return type == int.class ? Math.clamp((Long) value, Integer.MIN_VALUE, Integer.MAX_VALUE) : value;
    }

    /** The record and all records in it. */
    private static Stream<Record> within(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().flatMap(Probe::within);
            case Record whole ->
                Stream.concat(
                        Stream.of(whole),
                        Arrays.stream(whole.getClass().getRecordComponents())
                                .map(component -> part(whole, component))
                                .flatMap(Probe::within));
            case null, default -> Stream.empty();
        };
    }

    private static Object part(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
