package dev.boxoffice.storefront.problem;

import dev.boxoffice.storefront.Messages;
import dev.boxoffice.storefront.language.Texts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Renders errors that no form shows itself: what happened, and what the visitor can do. */
class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    private final Texts<Messages> frame;
    private final Texts<ErrorMessages> messages;
    private final ProblemMessages problemMessages;

    ErrorPages(Texts<Messages> frame, Texts<ErrorMessages> messages, ProblemMessages problemMessages) {
        this.frame = frame;
        this.messages = messages;
        this.problemMessages = problemMessages;
    }

    @CheckedTemplate(basePath = "problem")
    static class Templates {
        static native TemplateInstance error(String title, String message, NextStep next);

        private Templates() {}
    }

    /**
     * A button that leads on.
     *
     * @param form fields to submit to {@code path}; {@code null} for a link
     */
    record NextStep(String path, String label, KeptForm form) {}

    @ServerExceptionMapper
    Uni<Response> refused(RequestRefusedException e) {
        int status = e.problem().status();
        String title =
                status == 404 ? messages.get().notFound() : messages.get().didNotWork();
        return page(status, title, problemMessages.of(e.problem()));
    }

    @ServerExceptionMapper
    Uni<Response> notFound(NotFoundException e) {
        return page(404, messages.get().notFound(), messages.get().notFoundHint());
    }

    @ServerExceptionMapper
    Uni<Response> unsupported(WebApplicationException e) {
        return page(
                e.getResponse().getStatus(),
                messages.get().didNotWork(),
                messages.get().unsupported());
    }

    @ServerExceptionMapper
    Uni<Response> repeatedField(FormFields.RepeatedFieldException e) {
        return page(400, messages.get().didNotWork(), messages.get().repeatedField(e.field()));
    }

    @ServerExceptionMapper
    Uni<Response> unusableForm(FormFields.UnusableFormException e) {
        return badForm();
    }

    @ServerExceptionMapper
    Uni<Response> forbidden(ForbiddenException e) {
        return page(403, messages.get().noAccess(), messages.get().operatorsOnly());
    }

    @ServerExceptionMapper
    Uni<Response> crossSite(CrossSiteFormException e) {
        return page(403, messages.get().didNotWork(), messages.get().crossSiteForm());
    }

    @ServerExceptionMapper
    Uni<Response> tooManyGuests(TooManyGuestsException e) {
        var signIn = new NextStep("/sign-in?to=/cart", frame.get().signIn(), null);
        return page(429, messages.get().didNotWork(), messages.get().rateLimited(), signIn);
    }

    @ServerExceptionMapper
    Uni<Response> unavailable(ServiceUnavailableException e) {
        return unavailablePage(e);
    }

    @ServerExceptionMapper
    Uni<Response> unreachable(ProcessingException e) {
        return unavailablePage(e);
    }

    @ServerExceptionMapper
    Uni<Response> unreadable(IOException e) {
        return isFormUnread() ? unreadableForm(e) : failure(e);
    }

    @ServerExceptionMapper
    Uni<Response> unexpected(RuntimeException e) {
        return isFormUnread() ? unreadableForm(e) : failure(e);
    }

    /** Whether the framework could not read a form, which it does before any other code. */
    private static boolean isFormUnread() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        MediaType type = request.getHttpHeaders().getMediaType();
        boolean isForm = MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)
                || MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        return isForm && request.getFormData() == null;
    }

    private Uni<Response> unreadableForm(Exception e) {
        LOG.warnf("Could not read a form: %s", e);
        return badForm();
    }

    private Uni<Response> badForm() {
        return page(400, messages.get().didNotWork(), messages.get().unsupported());
    }

    private Uni<Response> failure(Exception e) {
        LOG.error("Could not render a page", e);
        return page(500, messages.get().unexpected(), messages.get().unexpectedHint());
    }

    /** Offers to send the same form again. Its idempotency key prevents a second effect if the first request arrived. */
    private Uni<Response> unavailablePage(Exception e) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        LOG.warnf("%s %s: %s", request.getMethod(), request.getPath(), e.getMessage());
        boolean isForm = request.getMethod().equals(HttpMethod.POST);
        boolean uncertain = isForm && !isUnsent(e);
        return page(
                503,
                messages.get().unavailable(),
                uncertain
                        ? messages.get().unavailableUncertain()
                        : messages.get().unavailableHint(),
                new NextStep(
                        request.getPath(),
                        messages.get().tryAgain(),
                        isForm ? KeptForm.of(request.getFormData()) : null));
    }

    /** Whether the connection failed, so that the service cannot have received the request. */
    private static boolean isUnsent(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    private static Uni<Response> page(int status, String title, String message) {
        return page(status, title, message, null);
    }

    private static Uni<Response> page(int status, String title, String message, NextStep next) {
        return Templates.error(title, message, next)
                .createUni()
                .map(html -> Response.status(status)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(html)
                        .build());
    }
}
