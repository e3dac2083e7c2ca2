package dev.boxoffice.storefront.session;

import dev.boxoffice.storefront.Messages;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Refuses forms that another site submits in a visitor's name. It relies on {@code Sec-Fetch-Site}, or on {@code Origin} for
 * browsers without Fetch Metadata.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
@Provider
@PreMatching
class FormGuard implements ContainerRequestFilter {

    private final Messages messages;

    FormGuard(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return;
        }
        if (!isSameOrigin(
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getUriInfo().getBaseUri())) {
            request.abortWith(Response.status(403)
                    .type(MediaType.TEXT_PLAIN)
                    .entity(messages.crossSiteForm())
                    .build());
        }
    }

    /** Requests with neither header are refused: every supported browser sends one of them. */
    static boolean isSameOrigin(String site, String origin, URI base) {
        if (site != null) {
            return site.equals("same-origin");
        }
        return origin != null && origin.equals("%s://%s".formatted(base.getScheme(), base.getAuthority()));
    }
}
