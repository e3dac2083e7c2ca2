package dev.boxoffice.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The endpoints of all JAX-RS resources. */
@ApplicationScoped
public class Endpoints {

    /** By the number of segments of their paths, because several filters look endpoints up for every request. */
    private final Map<Integer, List<Endpoint>> endpoints;

    Endpoints(BeanManager beans) {
        this.endpoints = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class) && !type.isInterface())
                .distinct()
                .flatMap(Endpoints::of)
                .collect(Collectors.groupingBy(
                        endpoint -> endpoint.template().segments().size()));
    }

    /**
     * The endpoints at a path; empty for an unknown path. Of several resources, only the one with the most literal
     * characters has endpoints (Jakarta REST 3.1, section 3.7.2).
     */
    public List<Endpoint> at(String path) {
        List<String> segments = PathTemplate.segments(path);
        return at(segments, endpoints.getOrDefault(segments.size(), List.of()));
    }

    static List<Endpoint> at(List<String> segments, List<Endpoint> endpoints) {
        List<Endpoint> matching = endpoints.stream()
                .filter(endpoint -> endpoint.template().matches(segments))
                .toList();
        int most = matching.stream()
                .mapToInt(endpoint -> endpoint.resource().literalCharacters())
                .max()
                .orElse(0);
        return matching.stream()
                .filter(endpoint -> endpoint.resource().literalCharacters() == most)
                .toList();
    }

    static Stream<Endpoint> of(Class<?> resource) {
        String base = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> of(base, method));
    }

    private static Stream<Endpoint> of(String base, Method method) {
        Path path = method.getAnnotation(Path.class);
        var template = PathTemplate.of(base, path == null ? "" : path.value());
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> new Endpoint(
                        verb.value(),
                        PathTemplate.of(base),
                        template,
                        Arrays.stream(method.getParameters()).anyMatch(Endpoints::isBody),
                        headers(method, parameter -> true),
                        headers(method, parameter -> parameter.getType() == String.class)));
    }

    /** All other parameters have an annotation of JAX-RS. */
    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .noneMatch(annotation -> annotation.annotationType().getName().startsWith("jakarta.ws.rs."));
    }

    private static Set<String> headers(Method method, Predicate<Parameter> filter) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(HeaderParam.class))
                .filter(filter)
                .map(parameter ->
                        parameter.getAnnotation(HeaderParam.class).value().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
