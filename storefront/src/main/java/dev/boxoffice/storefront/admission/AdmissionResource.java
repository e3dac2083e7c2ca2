package dev.boxoffice.storefront.admission;

import dev.boxoffice.storefront.buyer.ForBuyers;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What the page of an order does with its admissions, and their files. */
@Path("/orders/{id}")
@PermitAll
@ForBuyers
@Blocking
class AdmissionResource {

    private final AdmissionLookup lookup;
    private final AdmissionClient client;
    private final HolderNameClient names;

    AdmissionResource(AdmissionLookup lookup, @RestClient AdmissionClient client, @RestClient HolderNameClient names) {
        this.lookup = lookup;
        this.client = client;
        this.names = names;
    }

    @POST
    @Path("admissions/{admission}/holder-name")
    public Response rename(
            @PathParam("id") UUID id,
            @PathParam("admission") UUID admission,
            @FormParam("name") String name,
            @FormParam("to") String to) {
        lookup.requireOf(id, admission);
        boolean removed = name == null || name.isBlank();
        names.rename(admission, new HolderNameClient.HolderName(removed ? null : name));
        return Response.seeOther(URI.create("/orders/" + id + ("tickets".equals(to) ? "/tickets" : "")))
                .build();
    }

    @GET
    @Path("admissions.pdf")
    public Response pdf(@PathParam("id") UUID id, @QueryParam("ticketId") UUID ticketId) {
        return file(client.pdf(id, ticketId), AdmissionClient.PDF, "inline; filename=\"admissions-" + id + ".pdf\"");
    }

    @GET
    @Path("calendar.ics")
    public Response calendar(@PathParam("id") UUID id) {
        return file(client.calendar(id), AdmissionClient.CALENDAR, "attachment; filename=\"order-" + id + ".ics\"");
    }

    private static Response file(byte[] content, String type, String disposition) {
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .build();
    }
}
