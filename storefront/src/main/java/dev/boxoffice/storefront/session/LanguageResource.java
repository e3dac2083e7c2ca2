package dev.boxoffice.storefront.session;

import dev.boxoffice.storefront.language.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Keeps the visitor's choice of a language in a cookie. */
@Path("/language/{tag}")
@PermitAll
class LanguageResource {

    private static final Duration A_YEAR = Duration.ofDays(365);

    @GET
    public Response choose(@PathParam("tag") String tag, @QueryParam("to") @DefaultValue("/") String to) {
        Locale language = Language.spoken(tag).orElseThrow(NotFoundException::new);
        var cookie = new NewCookie.Builder(Language.COOKIE)
                .value(language.getLanguage())
                .path("/")
                .maxAge((int) A_YEAR.toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return Response.seeOther(URI.create(LocalPath.orHome(to)))
                .cookie(cookie)
                .build();
    }
}
