package dev.boxoffice.storefront.problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** What goes wrong beside the page's own forms, as a page: what happened, what did not, and what to do. */
class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    @CheckedTemplate(basePath = "problem")
    static class Templates {
        /** {@code way}: where to go on, {@code null} for nowhere; {@code form}: what to send there, {@code null} for a GET. */
        static native TemplateInstance error(
                String title, String sentence, String way, String label, List<Map.Entry<String, String>> form);

        private Templates() {}
    }

    @ServerExceptionMapper
    Uni<Response> refused(RequestRefusedException refused) {
        int status = refused.problem().status();
        String title = status == 404 ? "Nothing here" : "That did not work";
        return page(status, title, ProblemMessages.of(refused.problem()), null, "", null);
    }

    @ServerExceptionMapper
    Uni<Response> notFound(NotFoundException e) {
        return page(404, "Nothing here", "There is nothing here. Perhaps the address is wrong.", null, "", null);
    }

    @ServerExceptionMapper
    Uni<Response> refusedHere(WebApplicationException e) {
        return page(e.getResponse().getStatus(), "That did not work", "This page cannot do that.", null, "", null);
    }

    /** To the issuer by way of {@code /sign-in}; a form's redirect could not lead there, as our policy keeps forms at home. */
    @ServerExceptionMapper
    Uni<Response> signedOut(UnauthorizedException e) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request.getMethod().equals(HttpMethod.POST)) {
            return page(
                    401,
                    "You are signed out",
                    "Nothing was done. Sign in, and do it once more.",
                    "/sign-in",
                    "Sign in",
                    null);
        }
        URI signIn = UriBuilder.fromPath("/sign-in")
                .queryParam("to", request.getPath())
                .build();
        return Uni.createFrom().item(Response.seeOther(signIn).build());
    }

    @ServerExceptionMapper
    Uni<Response> forbidden(ForbiddenException e) {
        return page(403, "Not for you", "This page is for operators.", null, "", null);
    }

    @ServerExceptionMapper
    Uni<Response> outage(ServiceUnavailableException outage) {
        return away(outage);
    }

    @ServerExceptionMapper
    Uni<Response> unreachable(ProcessingException e) {
        return away(e);
    }

    @ServerExceptionMapper
    Uni<Response> unexpected(RuntimeException e) {
        LOG.error("A page could not be made", e);
        return page(
                500,
                "Something went wrong here",
                "It is our fault and has been written down. See under orders whether what you did was done.",
                null,
                "",
                null);
    }

    /** Whatever was sent is sent again, with the Idempotency-Key that it had: it has one effect, also if it was not lost. */
    private static Uni<Response> away(Exception e) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        LOG.warnf("%s %s: %s", request.getMethod(), request.getPath(), e.getMessage());
        boolean sent = request.getMethod().equals(HttpMethod.POST);
        return page(
                503,
                "A part of the box office does not answer",
                sent && !isUnsent(e)
                        ? "Whether what you sent has arrived is not certain. Try again: it will not be done twice."
                        : "Nothing was charged, and nothing is lost. Try again in a moment.",
                request.getPath(),
                "Try again",
                sent ? fields(request) : null);
    }

    /** Nobody took the connection, so nobody has heard of it. */
    private static boolean isUnsent(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static List<Map.Entry<String, String>> fields(ResteasyReactiveRequestContext request) {
        return request.getFormData() == null
                ? List.of()
                : StreamSupport.stream(request.getFormData().spliterator(), false)
                        .flatMap(name -> request.getFormData().get(name).stream()
                                .map(value -> Map.entry(name, value.getValue())))
                        .toList();
    }

    private static Uni<Response> page(
            int status, String title, String sentence, String way, String label, List<Map.Entry<String, String>> form) {
        return Templates.error(title, sentence, way, label, form)
                .createUni()
                .map(html -> Response.status(status)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(html)
                        .build());
    }
}
