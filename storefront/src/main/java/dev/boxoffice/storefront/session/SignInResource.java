package dev.boxoffice.storefront.session;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Requires signing in and then redirects to the page that the visitor came from. */
@Path("/sign-in")
@Authenticated
class SignInResource {

    @GET
    public Response redirect(@QueryParam("to") @DefaultValue("/") String to) {
        return Response.seeOther(URI.create(isLocalPath(to) ? to : "/")).build();
    }

    /** Rejects addresses of other hosts, such as {@code //host} and {@code /\host}. */
    static boolean isLocalPath(String to) {
        return to.matches("/([\\w\\-.~%?=&][\\w\\-.~%/?=&]*)?");
    }
}
