package dev.boxoffice.storefront.selling.desk;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Switches between the desks of a visitor's organisers. */
@Path("/sell/organiser")
@Authenticated
@Blocking
class DeskResource {

    private final Desk desk;
    private final DeskCookie cookie;
    private final Flash flash;
    private final Texts<DeskMessages> messages;

    DeskResource(Desk desk, DeskCookie cookie, Flash flash, Texts<DeskMessages> messages) {
        this.desk = desk;
        this.cookie = cookie;
        this.flash = flash;
        this.messages = messages;
    }

    @POST
    public Response change(@FormParam("organiser") String id) {
        desk.require(Permission.DOOR);
        Organiser chosen = desk.organisers().stream()
                .filter(organiser -> organiser.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        flash.say(messages.get().deskChanged());
        return Response.seeOther(URI.create("/sell/shows"))
                .cookie(cookie.of(chosen.id()))
                .build();
    }
}
