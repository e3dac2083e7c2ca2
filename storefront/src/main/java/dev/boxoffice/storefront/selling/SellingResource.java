package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.catalogue.Ticket;
import dev.boxoffice.storefront.catalogue.TicketPage;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.Problem;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.session.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** My listings, and what can be done with one. */
@Path("/sell")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class SellingResource {

    private static final List<String> EVERY_STATUS = List.of("ON_SALE", "WITHDRAWN");
    private static final String EVER = "1970-01-01T00:00:00Z";

    private final SellerTicketClient listings;
    private final SalesLookup figures;
    private final Visitor visitor;
    private final TimeFormat times;

    SellingResource(@RestClient SellerTicketClient listings, SalesLookup figures, Visitor visitor, TimeFormat times) {
        this.listings = listings;
        this.figures = figures;
        this.visitor = visitor;
        this.times = times;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance tickets(TicketPage page, SalesLookup.Table sales);

        static native TemplateInstance create(TicketForm draft, String key, Map<String, String> wrong, String refusal);

        /** {@code theirs}: whether it has become what it is while its seller was typing. */
        static native TemplateInstance edit(
                Ticket ticket,
                String etag,
                TicketForm draft,
                boolean theirs,
                Map<String, String> wrong,
                String refusal,
                TicketSales figures);

        private Templates() {}
    }

    @GET
    public TemplateInstance list(@QueryParam("after") String after) {
        TicketPage page = listings.find(visitor.id(), EVERY_STATUS, EVER, after);
        return Templates.tickets(page, figures.of(page.items()));
    }

    @GET
    @Path("new")
    public TemplateInstance begin() {
        return Templates.create(TicketForm.EMPTY, UUID.randomUUID().toString(), Map.of(), "");
    }

    @POST
    @Path("new")
    public Response create(@BeanParam TicketForm draft, @FormParam("key") String key) {
        Map<String, String> wrong = new HashMap<>();
        TicketForm.Request request = draft.read(times, wrong);
        if (wrong.isEmpty()) {
            try {
                Ticket ticket = KeyInUseRetry.sent(() -> listings.create(key, request));
                return Response.seeOther(URI.create("/sell/" + ticket.id())).build();
            } catch (RequestRefusedException refused) {
                return refusedDraft(draft, refused.problem());
            }
        }
        return wrongDraft(draft, wrong, "");
    }

    private static Response refusedDraft(TicketForm draft, Problem problem) {
        Map<String, String> wrong = FieldErrors.of(problem);
        return wrongDraft(draft, wrong, wrong.isEmpty() ? ProblemMessages.of(problem) : "");
    }

    private static Response wrongDraft(TicketForm draft, Map<String, String> wrong, String refusal) {
        return Response.status(422)
                .entity(Templates.create(draft, UUID.randomUUID().toString(), wrong, refusal))
                .build();
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@PathParam("id") UUID id) {
        RestResponse<Ticket> read = listings.read(id);
        return edit(read, TicketForm.of(read.getEntity(), times), false, Map.of(), "");
    }

    @POST
    @Path("{id}")
    public Response edit(@PathParam("id") UUID id, @BeanParam TicketForm draft, @FormParam("etag") String etag) {
        Map<String, String> wrong = new HashMap<>();
        TicketForm.Request request = draft.read(times, wrong);
        if (!wrong.isEmpty()) {
            return Response.status(422)
                    .entity(edit(listings.read(id), draft, false, wrong, ""))
                    .build();
        }
        try {
            listings.edit(id, etag, request);
            return toListing(id);
        } catch (RequestRefusedException refused) {
            return refusedEdit(listings.read(id), draft, refused.problem());
        }
    }

    @POST
    @Path("{id}/withdraw")
    public Response withdraw(@PathParam("id") UUID id, @FormParam("etag") String etag) {
        try {
            listings.withdraw(id, etag);
            return toListing(id);
        } catch (RequestRefusedException refused) {
            RestResponse<Ticket> now = listings.read(id);
            return refusedEdit(now, TicketForm.of(now.getEntity(), times), refused.problem());
        }
    }

    /** Beside what it has become meanwhile when that is why; sent once more, the edit is of that version. */
    private Response refusedEdit(RestResponse<Ticket> now, TicketForm draft, Problem problem) {
        Map<String, String> wrong = FieldErrors.of(problem);
        boolean stale = problem.name().equals("stale");
        String refusal = stale || !wrong.isEmpty() ? "" : ProblemMessages.of(problem);
        return Response.status(problem.status())
                .entity(edit(now, draft, stale, wrong, refusal))
                .build();
    }

    private TemplateInstance edit(
            RestResponse<Ticket> read, TicketForm draft, boolean stale, Map<String, String> wrong, String refusal) {
        Ticket ticket = read.getEntity();
        return Templates.edit(ticket, read.getHeaderString("ETag"), draft, stale, wrong, refusal, figures.of(ticket));
    }

    private static Response toListing(UUID id) {
        return Response.seeOther(URI.create("/sell/" + id)).build();
    }
}
