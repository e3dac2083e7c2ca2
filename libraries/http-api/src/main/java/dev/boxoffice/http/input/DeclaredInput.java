package dev.boxoffice.http.input;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The input that a resource method declares with Jakarta REST annotations.
 *
 * @param body whether a parameter receives the body
 */
record DeclaredInput(Map<String, Declaration> query, Map<String, Declaration> headers, boolean body) {

    private static final Set<Class<? extends Annotation>> NOT_THE_BODY = Set.of(
            QueryParam.class,
            HeaderParam.class,
            BeanParam.class,
            PathParam.class,
            CookieParam.class,
            FormParam.class,
            MatrixParam.class,
            Context.class);

    /**
     * A query parameter or header.
     *
     * @param repeatable whether it has several values
     * @param mayBeEmpty whether an empty value has a meaning; Quarkus REST treats it like a missing one
     */
    record Declaration(boolean repeatable, boolean mayBeEmpty) {

        private static Declaration of(AnnotatedElement element, Class<?> type) {
            Parameter parameter = element.getAnnotation(Parameter.class);
            return new Declaration(
                    Collection.class.isAssignableFrom(type) || type.isArray(),
                    parameter != null && parameter.allowEmptyValue());
        }
    }

    static DeclaredInput of(Method method) {
        var query = new TreeMap<String, Declaration>();
        var headers = new LinkedHashMap<String, Declaration>();
        Arrays.stream(method.getParameters())
                .forEach(parameter -> collect(parameter, parameter.getType(), query, headers));
        boolean body = Arrays.stream(method.getParameters()).anyMatch(DeclaredInput::isBody);
        return new DeclaredInput(query, headers, body);
    }

    private static void collect(
            AnnotatedElement element, Class<?> type, Map<String, Declaration> query, Map<String, Declaration> headers) {
        if (element.isAnnotationPresent(QueryParam.class)) {
            query.put(element.getAnnotation(QueryParam.class).value(), Declaration.of(element, type));
        }
        if (element.isAnnotationPresent(HeaderParam.class)) {
            headers.put(element.getAnnotation(HeaderParam.class).value(), Declaration.of(element, type));
        }
        if (element.isAnnotationPresent(BeanParam.class)) {
            Arrays.stream(type.getDeclaredFields()).forEach(field -> collect(field, field.getType(), query, headers));
        }
    }

    private static boolean isBody(java.lang.reflect.Parameter parameter) {
        return NOT_THE_BODY.stream().noneMatch(parameter::isAnnotationPresent);
    }

    /** The accepted query parameters, for a message. */
    String accepted() {
        return query.isEmpty()
                ? "This endpoint accepts no query parameters."
                : "This endpoint accepts " + query.keySet().stream().collect(Collectors.joining(", ")) + ".";
    }
}
