package dev.boxoffice.storefront.door;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Organisers and shows of the signed-in member in ticket-service. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api")
interface DoorShowClient {

    int MAX = 100;

    record Organisers(List<Organiser> items, String next) {}

    record Organiser(UUID id, List<Member> members) {

        boolean admits(String subject) {
            return members != null
                    && members.stream()
                            .anyMatch(member -> member.subject().equals(subject)
                                    && (member.role().equals("DOOR")
                                            || member.role().equals("OWNER")));
        }
    }

    record Member(String subject, String role) {}

    record Shows(List<DoorShow> items) {}

    @GET
    @Path("organisers")
    Organisers organisers(@QueryParam("limit") int limit, @QueryParam("after") String after);

    @GET
    @Path("shows")
    Shows shows(
            @QueryParam("organiserId") UUID organiserId,
            @QueryParam("status") List<String> statuses,
            @QueryParam("from") LocalDate from,
            @QueryParam("limit") int limit);

    @GET
    @Path("shows/{id}")
    DoorShow read(@PathParam("id") UUID id);
}
