package dev.boxoffice.storefront.signin;

import dev.boxoffice.storefront.session.LocalPath;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Requires signing in and then redirects to the page that the visitor came from. */
@Path("/sign-in")
@Authenticated
@Blocking
class SignInResource {

    @CheckedTemplate(basePath = "signin")
    static class Templates {
        static native TemplateInstance done();

        private Templates() {}
    }

    @GET
    public Response redirect(@QueryParam("to") @DefaultValue("/") String to) {
        return Response.seeOther(URI.create(LocalPath.orHome(to))).build();
    }

    /** The page of the tab in which a visitor has signed in to continue in another one. */
    @GET
    @Path("done")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance done() {
        return Templates.done();
    }
}
