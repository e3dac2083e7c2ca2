package dev.boxoffice.deployment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds fields that a model does not know; it keeps them as {@code additionalProperties}. */
final class UnparsedFields {

    private final List<String> found = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private UnparsedFields() {}

    static List<String> in(Object model) {
        var fields = new UnparsedFields();
        fields.look(model, "");
        return fields.found;
    }

    private void look(Object value, String place) {
        switch (value) {
            case null -> {}
            case Collection<?> many -> many.forEach(one -> look(one, place + "[]"));
            case Map<?, ?> map -> map.forEach((key, one) -> look(one, place + "." + key));
            default -> {
                if (isModel(value.getClass()) && seen.add(value)) {
                    properties(value, place);
                }
            }
        }
    }

    private void properties(Object model, String place) {
        for (Method getter : model.getClass().getMethods()) {
            if (getter.getParameterCount() > 0 || !getter.getName().startsWith("get")) {
                continue;
            }
            Object value = call(getter, model);
            if (getter.getName().equals("getAdditionalProperties")) {
                if (value instanceof Map<?, ?> unknown && !unknown.isEmpty()) {
                    found.add("%s has no field %s".formatted(place, unknown.keySet()));
                }
            } else {
                String name = getter.getName().substring(3);
                look(value, place + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1));
            }
        }
    }

    private static boolean isModel(Class<?> type) {
        return !type.isEnum()
                && (type.getName().startsWith("io.fabric8.") || type.getName().startsWith("io.strimzi."));
    }

    private static Object call(Method getter, Object model) {
        try {
            return getter.invoke(model);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            return null; // a getter derived from an absent field
        }
    }
}
