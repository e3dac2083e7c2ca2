package dev.boxoffice.storefront.signin;

import dev.boxoffice.storefront.buyer.CartCount;
import dev.boxoffice.storefront.buyer.SignOutPass;
import dev.boxoffice.storefront.session.SessionCookies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Signs out by a form, which other sites cannot submit. */
@Path("/sign-out")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class SignOutResource {

    private final SignOutPass pass;
    private final CartCount cartCount;
    private final CurrentVertxRequest current;

    SignOutResource(SignOutPass pass, CartCount cartCount, CurrentVertxRequest current) {
        this.pass = pass;
        this.cartCount = cartCount;
        this.current = current;
    }

    @CheckedTemplate(basePath = "signin")
    static class Templates {
        static native TemplateInstance leaving(String path);

        private Templates() {}
    }

    /** Leads on by a page, because browsers do not follow a form to the issuer. */
    @POST
    public Response signOut() {
        pass.give();
        cartCount.set(0);
        return Response.ok(Templates.leaving(SignOutPass.PATH))
                .header("Refresh", "0;url=" + SignOutPass.PATH)
                .build();
    }

    /** Ends a session here that could not be used, for example because the issuer does not respond. Quarkus ends the others. */
    @GET
    @Path("now")
    public Response endUnusable() {
        SessionCookies.remove(current.getCurrent());
        return Response.seeOther(URI.create("/")).build();
    }
}
