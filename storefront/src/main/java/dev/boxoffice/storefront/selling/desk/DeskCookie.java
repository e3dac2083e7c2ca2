package dev.boxoffice.storefront.selling.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.UUID;

/** Remembers at which desk a visitor with several works. It is not a secret and grants nothing. */
@ApplicationScoped
public class DeskCookie {

    public NewCookie of(UUID organiserId) {
        return new NewCookie.Builder(Desk.COOKIE)
                .value(organiserId.toString())
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
