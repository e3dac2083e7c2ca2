package dev.boxoffice.storefront.admission;

import dev.boxoffice.storefront.StorefrontConfig;
import dev.boxoffice.storefront.buyer.ForBuyers;
import dev.boxoffice.storefront.buyer.OrderLink;
import dev.boxoffice.storefront.buyer.PrivateLink;
import dev.boxoffice.storefront.buyer.PrivateLinks;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.session.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The tickets of an order, one card each, as their holder shows them at the door. */
@Path("/orders/{id}/tickets")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@ForBuyers
@Blocking
class TicketsResource {

    private final AdmissionLookup lookup;
    private final TicketCards cards;
    private final HolderClient holders;
    private final ProblemMessages problemMessages;
    private final PrivateLinks links;
    private final OrderLink orderLink;
    private final Visitor visitor;
    private final Texts<TicketMessages> messages;
    private final boolean passes;

    TicketsResource(
            AdmissionLookup lookup,
            TicketCards cards,
            @RestClient HolderClient holders,
            ProblemMessages problemMessages,
            PrivateLinks links,
            OrderLink orderLink,
            Visitor visitor,
            Texts<TicketMessages> messages,
            StorefrontConfig config) {
        this.lookup = lookup;
        this.cards = cards;
        this.holders = holders;
        this.problemMessages = problemMessages;
        this.links = links;
        this.orderLink = orderLink;
        this.visitor = visitor;
        this.messages = messages;
        this.passes = config.walletPasses();
    }

    /**
     * A link with which another user takes a ticket. It is shown once, because only the hash of its token is stored.
     *
     * @param admission that is offered
     */
    record Offer(UUID admission, String link) {}

    @CheckedTemplate(basePath = "admission")
    static class Templates {
        /**
         * The cards.
         *
         * @param offer {@code null} unless a transfer has just been created
         * @param error empty if nothing was refused
         * @param key of the next transfer
         * @param link the private link; {@code null} for users
         * @param claimable whether a signed-in user has opened the link of a guest
         */
        static native TemplateInstance tickets(
                OrderAdmissions admissions,
                List<TicketCard> cards,
                Offer offer,
                String error,
                String key,
                boolean passes,
                PrivateLink link,
                boolean claimable);

        private Templates() {}
    }

    @GET
    public TemplateInstance show(@PathParam("id") UUID id) {
        return page(id, null, "");
    }

    /** Offers a ticket. The response is the page itself, because the link in it cannot be read again. */
    @POST
    public Response offer(
            @PathParam("id") UUID id,
            @FormParam("admission") UUID admission,
            @FormParam("key") String key,
            @Context UriInfo uri) {
        if (admission == null) {
            throw new BadRequestException();
        }
        lookup.requireOf(id, admission);
        try {
            HolderClient.Transfer transfer = holders.offer(admission, key);
            Offer offer = transfer.token() == null
                    ? null
                    : new Offer(
                            admission,
                            uri.getBaseUri()
                                    .resolve("/claim#" + transfer.token())
                                    .toString());
            return Response.ok(page(id, offer, "")).build();
        } catch (RequestRefusedException e) {
            return Response.status(e.problem().status())
                    .entity(page(id, null, problemMessages.of(e.problem())))
                    .build();
        }
    }

    @POST
    @Path("{admission}/keep")
    public Response cancel(@PathParam("id") UUID id, @PathParam("admission") UUID admission) {
        lookup.requireOf(id, admission);
        holders.cancel(admission);
        return Response.seeOther(URI.create("/orders/" + id + "/tickets")).build();
    }

    @GET
    @Path("{admission}/pass")
    @Produces(HolderClient.PASS)
    public Response pass(@PathParam("id") UUID id, @PathParam("admission") UUID admission) {
        lookup.requireOf(id, admission);
        return Response.ok(holders.pass(admission), HolderClient.PASS)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ticket-" + admission + ".pkpass\"")
                .build();
    }

    private TemplateInstance page(UUID id, Offer offer, String error) {
        OrderAdmissions admissions = lookup.of(id);
        return Templates.tickets(
                admissions,
                cards.of(admissions.items()),
                offer,
                error,
                UUID.randomUUID().toString(),
                passes,
                admissions.items().isEmpty()
                        ? null
                        : links.ofTickets(id, messages.get().ticketsOfThisOrder())
                                .orElse(null),
                orderLink.access().isPresent() && visitor.isSignedIn());
    }
}
