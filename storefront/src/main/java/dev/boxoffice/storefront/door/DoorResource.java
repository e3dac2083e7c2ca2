package dev.boxoffice.storefront.door;

import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import dev.boxoffice.storefront.session.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The pages of staff at the door. The scanner works offline once it was open; without JavaScript, its form checks codes. */
@Path("/door")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class DoorResource {

    private static final int MAX_GATE = 50;
    private static final int MAX_CONFLICTS = 50;

    private final DoorShows shows;
    private final DoorShowClient showClient;
    private final DoorClient door;
    private final Visitor visitor;

    DoorResource(DoorShows shows, @RestClient DoorShowClient showClient, @RestClient DoorClient door, Visitor visitor) {
        this.shows = shows;
        this.showClient = showClient;
        this.door = door;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "door")
    static class Templates {
        static native TemplateInstance shows(DoorShows.ByDay shows);

        static native TemplateInstance conflicts(DoorShow show, DoorConflicts conflicts);

        /**
         * The scanner.
         *
         * @param gate as typed; empty for the default
         * @param checkIn {@code null} unless the form was submitted and recorded
         * @param verdict {@code null} unless the form was submitted
         * @param nonce of the next scan of the form
         */
        static native TemplateInstance scanner(
                DoorShow show, String gate, CheckIn checkIn, Verdict verdict, List<Verdict> verdicts, String nonce);

        private Templates() {}
    }

    @GET
    public TemplateInstance list() {
        return Templates.shows(shows.of(visitor.id()));
    }

    @GET
    @Path("{showId}")
    public TemplateInstance scanner(@PathParam("showId") UUID showId) {
        requireAccess(showId);
        return page(showClient.read(showId), "", null, null);
    }

    @GET
    @Path("{showId}/conflicts")
    public TemplateInstance conflicts(@PathParam("showId") UUID showId) {
        return Templates.conflicts(showClient.read(showId), door.conflicts(showId, true, MAX_CONFLICTS));
    }

    /** A refused code is not an error, so the status is 200. */
    @POST
    @Path("{showId}")
    public TemplateInstance check(
            @PathParam("showId") UUID showId,
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("gate") @DefaultValue("") String gate,
            @FormParam("nonce") @DefaultValue("") String nonce) {
        DoorShow show = showClient.read(showId);
        var scan = new DoorClient.Scan(code.strip(), shortened(gate.strip()), nonce);
        CheckIn checkIn =
                door.check(new DoorClient.Scans(showId, List.of(scan))).items().getFirst();
        return page(show, gate.strip(), checkIn, checkIn.verdict(show.calledOff()));
    }

    /** Without admission-service, the page opens all the same: a scanner decides with its list. */
    private void requireAccess(UUID showId) {
        try {
            door.list(showId, null, 1);
        } catch (ServiceUnavailableException | ProcessingException e) {
            // the page says that it is offline
        }
    }

    private static String shortened(String gate) {
        return gate.codePointCount(0, gate.length()) <= MAX_GATE
                ? gate
                : gate.substring(0, gate.offsetByCodePoints(0, MAX_GATE));
    }

    private static TemplateInstance page(DoorShow show, String gate, CheckIn checkIn, Verdict verdict) {
        return Templates.scanner(
                show,
                gate,
                checkIn,
                verdict,
                List.of(Verdict.values()),
                UUID.randomUUID().toString());
    }
}
