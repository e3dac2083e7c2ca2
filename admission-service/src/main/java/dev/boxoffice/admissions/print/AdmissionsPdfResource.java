package dev.boxoffice.admissions.print;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.admissions.show.OrderedTicket;
import dev.boxoffice.admissions.show.OrderedTickets;
import dev.boxoffice.admissions.view.AdmissionReader;
import dev.boxoffice.admissions.view.AdmissionResponse;
import dev.boxoffice.admissions.view.OrderDocument;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/orders/{orderId}/admissions.pdf")
@Produces(AdmissionsPdfResource.PDF)
@Authenticated
@Tag(name = "Admissions")
class AdmissionsPdfResource {

    static final String PDF = "application/pdf";

    /** Bounds the memory and the time of a request. */
    private static final int MAX_PAGES = 500;

    private final AdmissionReader reader;
    private final OrderedTickets tickets;
    private final AdmissionsPdf pdf;
    private final Caller caller;

    AdmissionsPdfResource(AdmissionReader reader, OrderedTickets tickets, AdmissionsPdf pdf, Caller caller) {
        this.reader = reader;
        this.tickets = tickets;
        this.pdf = pdf;
        this.caller = caller;
    }

    @GET
    @ClientScope(value = ClientScope.ADMISSIONS_READ, forBuyer = true)
    @Operation(
            operationId = "printAdmissionsOfOrder",
            summary = "Print the admissions of an order",
            description =
                    "A PDF document with a page for each valid admission whose code the caller may see. A page has"
                            + " the show, the times in the show's time zone, and the code as a QR code. A character that no font"
                            + " has is a white square. The same admissions always give the same bytes.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The document still matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID)
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = AdmissionTexts.ORDER_NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = "There is no valid admission whose code the caller may see (`no-admissions`), or more than "
                    + MAX_PAGES + " (`too-many-admissions`).")
    @APIResponse(responseCode = "412", description = AdmissionTexts.STALE)
    @APIResponse(
            responseCode = "503",
            description = "Other documents are being written: retry after Retry-After (`overloaded`).")
    public Response get(
            @PathParam("orderId") UUID orderId,
            @Parameter(description = "Only admissions of this ticket.") @QueryParam("ticketId") UUID ticketId,
            @Context HttpHeaders headers) {
        List<AdmissionResponse> admissions = reader.withCodes(caller, orderId, ticketId, MAX_PAGES + 1)
                .orElseThrow(() -> Problems.notFound("order", orderId));
        if (admissions.isEmpty()) {
            throw OrderDocument.noAdmissions(
                    orderId,
                    "has no valid admission that you may print. It is unpaid or refunded, its show is called off, or"
                            + " other users hold its admissions.");
        }
        if (admissions.size() > MAX_PAGES) {
            throw tooMany(orderId);
        }
        Map<UUID, OrderedTicket> sold =
                tickets.ofOrder(orderId).stream().collect(Collectors.toMap(OrderedTicket::id, Function.identity()));
        List<PrintedAdmission> pages = admissions.stream()
                .map(admission -> printed(admission, sold.get(admission.ticket().id())))
                .toList();
        return OrderDocument.respond(
                headers,
                pdf.state(pages),
                () -> pdf.write(pages),
                "inline; filename=\"admissions-" + orderId + ".pdf\"");
    }

    private static HttpProblem tooMany(UUID orderId) {
        return Problems.problem(
                        409,
                        "too-many-admissions",
                        "Too many admissions",
                        "Order " + orderId + " has more than " + MAX_PAGES
                                + " admissions, the most that a document may have. Print those of one ticket with"
                                + " ticketId.")
                .with("orderId", orderId)
                .with("maximum", MAX_PAGES)
                .build();
    }

    private static PrintedAdmission printed(AdmissionResponse admission, OrderedTicket ticket) {
        return new PrintedAdmission(
                admission.id(),
                admission.orderId(),
                admission.code(),
                admission.number(),
                admission.holderName() == null ? admission.holderId() : admission.holderName(),
                ticket);
    }
}
