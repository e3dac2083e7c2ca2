package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.Days;
import dev.boxoffice.storefront.dashboard.SalesSummary;
import dev.boxoffice.storefront.dashboard.SummaryClient;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Organiser;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import dev.boxoffice.storefront.session.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds orders for staff, as a page and as a file. */
@Path("/sell/orders")
@Authenticated
@Blocking
class OrderListResource {

    private static final int PAGE = 25;
    private static final int DAYS_OF_SHOWS = 92;

    private final StaffOrderClient orders;
    private final SummaryClient sales;
    private final GuestClient guests;
    private final ShowClient shows;
    private final Days days;
    private final Desk desk;
    private final Visitor visitor;
    private final Texts<StaffMessages> messages;

    OrderListResource(
            @RestClient StaffOrderClient orders,
            @RestClient SummaryClient sales,
            @RestClient GuestClient guests,
            @RestClient ShowClient shows,
            Days days,
            Desk desk,
            Visitor visitor,
            Texts<StaffMessages> messages) {
        this.orders = orders;
        this.sales = sales;
        this.guests = guests;
        this.shows = shows;
        this.days = days;
        this.desk = desk;
        this.visitor = visitor;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance orders(OrderList list);

        private Templates() {}
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response list(@BeanParam OrderQuery query, @QueryParam("after") String after) {
        enterDesk(query);
        try {
            StaffOrderClient.Page page = orders.find(query.filter(days), after, PAGE, true);
            return Response.ok(Templates.orders(list(query, page, ""))).build();
        } catch (DateTimeException e) {
            return invalid(query, messages.get().enterDates());
        } catch (IllegalArgumentException e) {
            return invalid(query, messages.get().searchNotPossible());
        } catch (RequestRefusedException e) {
            if (e.problem().status() == 400) {
                return invalid(query, messages.get().searchNotPossible());
            }
            throw e;
        }
    }

    /** Requires the permission at the desk of the chosen organiser, or else of the chosen show. */
    private void enterDesk(OrderQuery query) {
        Optional<UUID> ofShow =
                query.chosenShow().map(show -> shows.read(show).getEntity().organiserId());
        query.chosenOrganiser()
                .or(() -> ofShow)
                .ifPresentOrElse(
                        organiser -> desk.enter(organiser, Permission.ORDERS), () -> desk.require(Permission.ORDERS));
        if (ofShow.isPresent() && query.chosenOrganiser().isPresent() && !ofShow.equals(query.chosenOrganiser())) {
            query.forgetShow();
        }
        if (!visitor.isOperator() && !organisers().isEmpty()) {
            query.preferOrganiser(desk.organiserId());
        }
    }

    private List<Organiser> organisers() {
        List<Organiser> organisers = desk.organisers(Permission.ORDERS);
        return visitor.isOperator() || organisers.size() > 1 ? organisers : List.of();
    }

    private OrderList list(OrderQuery query, StaffOrderClient.Page page, String error) {
        return new OrderList(query, page, organisers(), shows(query), error);
    }

    private Response invalid(OrderQuery query, String error) {
        return Response.status(422)
                .entity(Templates.orders(list(query, null, error)))
                .build();
    }

    /** One row per line of the orders found. */
    @GET
    @Path("export")
    @Produces(StaffOrderClient.CSV)
    public Response export(@BeanParam OrderQuery query) {
        InputStream found = orders.export(validFilter(query));
        String guest = messages.get().guest();
        StreamingOutput rows = out -> OrderCsv.write(found, guest, out);
        return Response.ok(rows, StaffOrderClient.CSV + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.csv\"")
                .build();
    }

    private StaffOrderClient.Filter validFilter(OrderQuery query) {
        try {
            return query.filter(days);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BadRequestException(e);
        }
    }

    /** One row per valid admission of a show. */
    @GET
    @Path("guests")
    @Produces(StaffOrderClient.CSV)
    public Response guests(@QueryParam("show") UUID show) {
        if (show == null) {
            throw new BadRequestException();
        }
        GuestClient.Part first = guests.read(show, null);
        StreamingOutput rows = out -> GuestExport.write(first, after -> guests.read(show, after), out);
        return Response.ok(rows, StaffOrderClient.CSV + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"guests.csv\"")
                .build();
    }

    private List<SalesSummary.Show> shows(OrderQuery query) {
        UUID organiser = organisers().isEmpty()
                ? desk.organiserId()
                : query.chosenOrganiser().orElse(null);
        try {
            return sales.summarize(organiser, null, DAYS_OF_SHOWS).shows();
        } catch (ServiceUnavailableException | ProcessingException e) {
            return List.of();
        }
    }
}
