package dev.boxoffice.admissions.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.admissions.show.OrderedTicket;
import dev.boxoffice.admissions.show.OrderedTickets;
import dev.boxoffice.admissions.view.AdmissionReader;
import dev.boxoffice.admissions.view.OrderDocument;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/orders/{orderId}/calendar.ics")
@Produces(CalendarResource.CALENDAR)
@Authenticated
@Tag(name = "Admissions")
class CalendarResource {

    static final String CALENDAR = "text/calendar;charset=UTF-8";

    private final AdmissionReader reader;
    private final OrderedTickets tickets;
    private final Caller caller;

    CalendarResource(AdmissionReader reader, OrderedTickets tickets, Caller caller) {
        this.reader = reader;
        this.tickets = tickets;
        this.caller = caller;
    }

    @GET
    @ClientScope(value = ClientScope.ADMISSIONS_READ, forBuyer = true)
    @Operation(
            operationId = "getCalendarOfOrder",
            summary = "Get the shows of an order as a calendar",
            description =
                    "An iCalendar file (RFC 5545) with an event for each show to which the order admits. The UID is"
                            + " made of the ids of show and order, and SEQUENCE grows with each change. An event is CANCELLED when its show is called"
                            + " off, or when all admissions that the caller may see are void. Times are in UTC.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "The calendar still matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID)
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = AdmissionTexts.ORDER_NOT_FOUND)
    @APIResponse(responseCode = "409", description = "The order has no admissions, or not yet (`no-admissions`).")
    @APIResponse(responseCode = "412", description = AdmissionTexts.STALE)
    public Response get(@PathParam("orderId") UUID orderId, @Context HttpHeaders headers) {
        Map<UUID, Boolean> visible =
                reader.ticketsOf(caller, orderId).orElseThrow(() -> Problems.notFound("order", orderId));
        List<OrderCalendar.Entry> entries = entries(visible, tickets.ofOrder(orderId));
        if (entries.isEmpty()) {
            throw OrderDocument.noAdmissions(
                    orderId, "has no admissions. It is unpaid, or its payment is very recent.");
        }
        String calendar = OrderCalendar.write(orderId, entries);
        return OrderDocument.respond(
                headers,
                calendar,
                () -> calendar.getBytes(UTF_8),
                "attachment; filename=\"order-" + orderId + ".ics\"");
    }

    /**
     * One entry per show of the visible tickets.
     *
     * @param visible ids of tickets, with whether the order still admits with them
     */
    private static List<OrderCalendar.Entry> entries(Map<UUID, Boolean> visible, List<OrderedTicket> sold) {
        Map<UUID, OrderCalendar.Entry> entries = new LinkedHashMap<>();
        for (OrderedTicket ticket : sold) {
            if (ticket.show() != null && visible.containsKey(ticket.id())) {
                boolean cancelled = ticket.show().calledOff() || !visible.get(ticket.id());
                entries.merge(
                        ticket.show().id(),
                        new OrderCalendar.Entry(ticket.show(), cancelled),
                        OrderCalendar.Entry::with);
            }
        }
        return List.copyOf(entries.values());
    }
}
