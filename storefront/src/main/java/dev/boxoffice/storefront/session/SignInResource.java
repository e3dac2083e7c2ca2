package dev.boxoffice.storefront.session;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Getting here takes signing in; then one goes on to where one was. */
@Path("/sign-in")
@Authenticated
class SignInResource {

    @GET
    public Response goOn(@QueryParam("to") @DefaultValue("/") String to) {
        return Response.seeOther(URI.create(isOurs(to) ? to : "/")).build();
    }

    /** An address of this page, and of no other host: neither {@code //host} nor {@code /\host}. */
    static boolean isOurs(String to) {
        return to.matches("/([\\w\\-.~%?=&][\\w\\-.~%/?=&]*)?");
    }
}
