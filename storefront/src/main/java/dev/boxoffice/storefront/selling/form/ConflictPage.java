package dev.boxoffice.storefront.selling.form;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/** The page that lets an editor choose between two versions of each field. */
public final class ConflictPage {

    private ConflictPage() {}

    @CheckedTemplate(basePath = "forms")
    static class Templates {
        static native TemplateInstance conflict(String title, String path, Conflict conflict, FormErrors errors);

        private Templates() {}
    }

    /**
     * The response to an edit that met another one.
     *
     * @param path of the form, to which the choices are submitted
     */
    public static Response of(String title, String path, Conflict conflict, FormErrors errors) {
        return Response.status(Response.Status.PRECONDITION_FAILED)
                .entity(Templates.conflict(title, path, conflict, errors))
                .build();
    }
}
