package dev.boxoffice.storefront.refusal;

import dev.boxoffice.server.Endpoints;
import dev.boxoffice.server.ServerProblem;
import dev.boxoffice.storefront.language.Language;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.ErrorMessages;
import dev.boxoffice.storefront.session.SecurityHeaders;
import io.quarkus.arc.Unremovable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** The page for a request that was refused before it reached a page. */
@Unremovable
@ApplicationScoped
class RefusalPage implements ServerProblem.Page {

    private static final int SEE_OTHER = 303;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Texts<ErrorMessages> messages;
    private final Endpoints endpoints;
    private final SecurityHeaders securityHeaders;

    RefusalPage(Texts<ErrorMessages> messages, Endpoints endpoints, SecurityHeaders securityHeaders) {
        this.messages = messages;
        this.endpoints = endpoints;
        this.securityHeaders = securityHeaders;
    }

    @CheckedTemplate(basePath = "problem")
    static class Templates {
        /** @param back the path of a page to go back to; {@code null} for none */
        static native TemplateInstance refused(String title, String message, String back, String language);

        private Templates() {}
    }

    @Override
    public void send(ServerProblem problem, HttpServerRequest request) {
        securityHeaders.addTo(request.response(), "/");
        Optional<String> page = problem.status() == METHOD_NOT_ALLOWED ? pageOfForm(request) : Optional.empty();
        if (page.isPresent()) {
            request.response()
                    .setStatusCode(SEE_OTHER)
                    .putHeader(HttpHeaders.LOCATION, page.get())
                    .end();
            return;
        }
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .end(page(problem, request, Language.of(request)));
    }

    private String page(ServerProblem problem, HttpServerRequest request, Locale locale) {
        ErrorMessages texts = messages.in(locale);
        return Templates.refused(title(problem, texts), message(problem, texts), back(request), locale.getLanguage())
                .setLocale(Locale.of(locale.getLanguage()))
                .render();
    }

    private static String title(ServerProblem problem, ErrorMessages messages) {
        return switch (problem.status()) {
            case 404 -> messages.notFound();
            case 503 -> messages.unavailable();
            default -> messages.didNotWork();
        };
    }

    private static String message(ServerProblem problem, ErrorMessages messages) {
        return switch (problem.name()) {
            case "body-too-large" -> messages.bodyTooLarge();
            case "headers-too-large" -> messages.headersTooLarge();
            case "malformed-request", "bad-request" -> messages.malformedRequest();
            case "not-found" -> messages.notFoundHint();
            case "overloaded" -> messages.uploadsBusy();
            case "request-timeout" -> messages.requestTimeout();
            case "uri-too-long" -> messages.addressTooLong();
            default -> messages.unsupported();
        };
    }

    /** The page at the address of a form. A path with two slashes would lead to another host. */
    private String back(HttpServerRequest request) {
        String path = request.path();
        return request.method().equals(HttpMethod.POST)
                        && path != null
                        && path.startsWith("/")
                        && !path.startsWith("//")
                        && endpoints.at(path).stream()
                                .anyMatch(endpoint -> endpoint.method().equals("GET"))
                ? path
                : null;
    }

    /** The nearest page above the address of a form, for visitors who reload or revisit it. */
    private Optional<String> pageOfForm(HttpServerRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String path = request.path();
        if (!request.method().equals(HttpMethod.GET)
                || !(mode == null || mode.equals("navigate"))
                || path == null
                || path.startsWith("//")
                || !has("POST", path)) {
            return Optional.empty();
        }
        while (path.length() > 1 && !has("GET", path)) {
            path = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        }
        return Optional.of(path);
    }

    private boolean has(String method, String path) {
        return endpoints.at(path).stream()
                .anyMatch(endpoint -> endpoint.method().equals(method));
    }
}
