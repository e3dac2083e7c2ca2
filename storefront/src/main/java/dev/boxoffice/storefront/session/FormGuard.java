package dev.boxoffice.storefront.session;

import dev.boxoffice.storefront.problem.CrossSiteFormException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Refuses forms that another site submits in a visitor's name. It relies on {@code Sec-Fetch-Site}, or on {@code Origin} for
 * browsers without Fetch Metadata.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
@Provider
public class FormGuard implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return;
        }
        if (!isSameOrigin(
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getUriInfo().getBaseUri())) {
            throw new CrossSiteFormException();
        }
    }

    /** Requests with neither header are refused: every supported browser sends one of them. */
    public static boolean isSameOrigin(String site, String origin, URI base) {
        if (site != null) {
            return site.equals("same-origin");
        }
        return origin != null && origin.equals("%s://%s".formatted(base.getScheme(), base.getAuthority()));
    }
}
