package dev.boxoffice.storefront.signin;

import dev.boxoffice.storefront.problem.KeptForm;
import dev.boxoffice.storefront.session.FormGuard;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What visitors without a session get from pages that require one. A page leads to signing in and back. A form keeps what the
 * visitor has typed: the page has the same form with hidden fields, to be sent again after signing in in another tab. Files
 * have to be chosen again.
 */
class SignedOutPages {

    private final CurrentVertxRequest current;

    SignedOutPages(CurrentVertxRequest current) {
        this.current = current;
    }

    @CheckedTemplate(basePath = "signin")
    static class Templates {
        /** @param form {@code null} for a request that has no form */
        static native TemplateInstance again(String path, KeptForm form);

        private Templates() {}
    }

    @ServerExceptionMapper
    Uni<Response> signedOut(UnauthorizedException e, ContainerRequestContext request) {
        RoutingContext context = current.getCurrent();
        if (context.request().method().equals(HttpMethod.POST)) {
            return again(context, request);
        }
        return Uni.createFrom().item(toSignIn(context));
    }

    /** Scripts see the redirect without following it, because browsers log a 401 as an error. */
    private static Response toSignIn(RoutingContext context) {
        String query = context.request().query();
        String page = context.request().path() + (query == null ? "" : "?" + query);
        return Response.seeOther(UriBuilder.fromPath("/sign-in")
                        .queryParam("to", "{page}")
                        .build(page))
                .build();
    }

    /** A form of another site must not get a button on our page. */
    private static Uni<Response> again(RoutingContext context, ContainerRequestContext request) {
        if (!FormGuard.isSameOrigin(
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getUriInfo().getBaseUri())) {
            return page(403, Templates.again("/", null));
        }
        String query = context.request().query();
        String path = context.normalizedPath() + (query == null ? "" : "?" + query);
        return page(
                401,
                path.startsWith("//")
                        ? Templates.again("/", null)
                        : Templates.again(path, UnreadForm.of(context).orElse(null)));
    }

    private static Uni<Response> page(int status, TemplateInstance page) {
        return page.createUni()
                .map(html -> Response.status(status)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(html)
                        .build());
    }
}
