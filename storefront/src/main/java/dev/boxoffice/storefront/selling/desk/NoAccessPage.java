package dev.boxoffice.storefront.selling.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says what a visitor's role allows when it does not allow the page. */
class NoAccessPage {

    private final Desk desk;

    NoAccessPage(Desk desk) {
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        /** @param role {@code null} for a visitor who is not a member of the organiser */
        static native TemplateInstance noAccess(Role role, Permission needed, String organiser);

        private Templates() {}
    }

    @ServerExceptionMapper
    Uni<Response> noAccess(NoAccessException e) {
        return Templates.noAccess(
                        desk.role().orElse(null),
                        e.needed(),
                        desk.hasOrganiser() ? desk.organiser().name() : "")
                .createUni()
                .map(html -> Response.status(Response.Status.FORBIDDEN)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(html)
                        .build());
    }
}
