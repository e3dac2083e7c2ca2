package dev.boxoffice.storefront.session;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Takes forms from our own pages only, as the browser itself says (Fetch Metadata, or else the Origin): no other site can
 * send one in a visitor's name. The session cookie's {@code SameSite=Lax} keeps it from them too.
 */
@Provider
@PreMatching
class FormGuard implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return;
        }
        if (!isFromHere(
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getUriInfo().getBaseUri())) {
            request.abortWith(Response.status(403)
                    .type(MediaType.TEXT_PLAIN)
                    .entity("This form was not sent from this page; open the page and send it from there.")
                    .build());
        }
    }

    /** Who says neither is no browser that a page could misuse, nor one that we know. */
    static boolean isFromHere(String site, String origin, URI here) {
        if (site != null) {
            return site.equals("same-origin");
        }
        return origin != null && origin.equals("%s://%s".formatted(here.getScheme(), here.getAuthority()));
    }
}
