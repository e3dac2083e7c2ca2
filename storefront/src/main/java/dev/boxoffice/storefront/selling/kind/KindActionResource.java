package dev.boxoffice.storefront.selling.kind;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowDesk;
import dev.boxoffice.storefront.selling.offer.Ticket;
import dev.boxoffice.storefront.selling.offer.TicketClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Withdraws a kind of ticket, and moves it among the others of its show. */
@Path("/sell/tickets/{id}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class KindActionResource {

    private final TicketClient tickets;
    private final ShowDesk desk;
    private final Texts<KindMessages> messages;

    KindActionResource(@RestClient TicketClient tickets, ShowDesk desk, Texts<KindMessages> messages) {
        this.tickets = tickets;
        this.desk = desk;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance withdraw(Show show, Ticket ticket, String etag);

        private Templates() {}
    }

    @GET
    @Path("withdraw")
    public TemplateInstance confirm(@PathParam("id") UUID id) {
        RestResponse<Ticket> read = tickets.read(id);
        return Templates.withdraw(enter(read.getEntity()), read.getEntity(), read.getHeaderString("ETag"));
    }

    /** Withdraws whatever version there is, because nothing that an edit changes is a reason to keep selling. */
    @POST
    @Path("withdraw")
    public Response withdraw(@PathParam("id") UUID id) {
        RestResponse<Ticket> read = tickets.read(id);
        UUID show = enter(read.getEntity()).id();
        tickets.withdraw(id, read.getHeaderString("ETag"));
        return desk.confirm(show, messages.get().kindWithdrawn());
    }

    @POST
    @Path("move")
    public Response move(@PathParam("id") UUID id, @FormParam("to") String direction) {
        Show show = enter(tickets.read(id).getEntity());
        Positions.moved(show.offered(), id, "up".equals(direction)).forEach(this::place);
        return desk.confirm(show.id(), messages.get().kindMoved());
    }

    private void place(UUID id, int position) {
        tickets.edit(id, tickets.read(id).getHeaderString("ETag"), Map.of("position", position));
    }

    private Show enter(Ticket ticket) {
        return desk.enter(ticket.showId()).getEntity();
    }
}
