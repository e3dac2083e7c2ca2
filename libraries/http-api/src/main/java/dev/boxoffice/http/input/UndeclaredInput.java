package dev.boxoffice.http.input;

import dev.boxoffice.http.Problems;
import dev.boxoffice.http.input.DeclaredInput.Declaration;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Rejects input that the endpoint does not declare: a body, a query parameter, or a second value. Ignoring it would execute
 * another request than the client meant.
 */
@Provider
class UndeclaredInput implements ContainerRequestFilter {

    /** Many HTTP clients send it for a request without parameters. */
    private static final Pattern EMPTY_OBJECT = Pattern.compile("\\s*\\{\\s*}\\s*");

    private final Map<Method, DeclaredInput> declarations = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        DeclaredInput declared =
                declarations.computeIfAbsent(context.getTarget().getLazyMethod().getMethod(), DeclaredInput::of);
        RoutingContext routing = context.unwrap(RoutingContext.class);
        checkPath(routing.request().path());
        request.getUriInfo().getQueryParameters().forEach((name, values) -> checkQuery(name, values, declared));
        declared.headers().forEach((name, declaration) -> checkHeader(name, declaration, request));
        if (!declared.body() && hasContent(routing)) {
            throw Problems.badRequest("This endpoint takes no body. Remove it, or check the path and method.");
        }
    }

    /** The framework removes matrix parameters before it matches the path. */
    private static void checkPath(String path) {
        if (path.indexOf(';') >= 0) {
            throw Problems.badRequest("The path must not contain a semicolon.");
        }
    }

    private static void checkQuery(String name, List<String> values, DeclaredInput declared) {
        Declaration declaration = declared.query().get(name);
        if (declaration == null) {
            throw parameter(name, "Unknown query parameter " + Quoted.of(name) + ". " + declared.accepted());
        }
        if (!declaration.repeatable() && values.size() > 1) {
            throw parameter(name, "Query parameter " + Quoted.of(name) + " must not be repeated.");
        }
        if (!declaration.mayBeEmpty() && values.contains("")) {
            throw parameter(name, "Query parameter " + Quoted.of(name) + " must not be empty. Omit it instead.");
        }
    }

    private static HttpProblem parameter(String name, String detail) {
        return Problems.problem(400, "bad-request", "Bad request", detail)
                .with("parameter", Quoted.safe(name))
                .build();
    }

    private static void checkHeader(String name, Declaration declaration, ContainerRequestContext request) {
        List<String> values = request.getHeaders().get(name);
        if (values != null && values.size() > 1 && !declaration.repeatable()) {
            throw Problems.badRequest("Header " + name + " must not be repeated.");
        }
    }

    private static boolean hasContent(RoutingContext routing) {
        Buffer body = routing.body().buffer();
        return body != null
                && body.length() > 0
                && !EMPTY_OBJECT.matcher(body.toString()).matches();
    }
}
