package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The page of one order for staff, and its cancellation. */
@Path("/sell/orders")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class StaffOrderResource {

    private static final int MAX_ADMISSIONS = 50;

    private final StaffOrderClient orders;
    private final IssuedAdmissionClient admissions;
    private final ProblemMessages problemMessages;
    private final Texts<StaffMessages> messages;
    private final Flash flash;

    StaffOrderResource(
            @RestClient StaffOrderClient orders,
            @RestClient IssuedAdmissionClient admissions,
            ProblemMessages problemMessages,
            Texts<StaffMessages> messages,
            Flash flash) {
        this.orders = orders;
        this.admissions = admissions;
        this.problemMessages = problemMessages;
        this.messages = messages;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        /** {@code admissions}: {@code null} for an order that was never paid. */
        static native TemplateInstance order(StaffOrder found, IssuedAdmissions admissions, String error);

        static native TemplateInstance cancel(StaffOrder found);

        private Templates() {}
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@PathParam("id") UUID id) {
        return page(id, "");
    }

    @GET
    @Path("{id}/cancel")
    public TemplateInstance confirmCancel(@PathParam("id") UUID id) {
        return Templates.cancel(orders.read(id));
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") UUID id) {
        try {
            orders.cancel(id);
            flash.say(messages.get().orderIsCancelled());
            return Response.seeOther(URI.create("/sell/orders/" + id)).build();
        } catch (RequestRefusedException e) {
            return Response.status(e.problem().status())
                    .entity(page(id, problemMessages.of(e.problem())))
                    .build();
        }
    }

    private TemplateInstance page(UUID id, String error) {
        StaffOrder found = orders.read(id);
        return Templates.order(found, found.order().wasPaid() ? admissions(id) : null, error);
    }

    private IssuedAdmissions admissions(UUID id) {
        try {
            IssuedAdmissionClient.Page page = admissions.list(id, MAX_ADMISSIONS, true);
            return new IssuedAdmissions(page.items(), page.total(), false);
        } catch (RequestRefusedException e) {
            return e.problem().status() == 404 ? IssuedAdmissions.NONE : IssuedAdmissions.UNAVAILABLE;
        } catch (ServiceUnavailableException | ProcessingException e) {
            return IssuedAdmissions.UNAVAILABLE;
        }
    }
}
