package dev.boxoffice.storefront.selling;

import dev.boxoffice.server.RequestBodies;
import dev.boxoffice.storefront.catalogue.Show;
import dev.boxoffice.storefront.catalogue.Ticket;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.Problem;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The image of the show to which a ticket belongs. */
@Path("/sell/{id}/image")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class ShowImageResource {

    private static final Set<String> ACCEPTED = Set.of("image/jpeg", "image/png");

    private final SellerTicketClient tickets;
    private final SellerShowClient shows;
    private final ImageClient images;
    private final Texts<SellingMessages> messages;
    private final ProblemMessages problemMessages;
    private final CurrentVertxRequest request;

    ShowImageResource(
            @RestClient SellerTicketClient tickets,
            @RestClient SellerShowClient shows,
            @RestClient ImageClient images,
            Texts<SellingMessages> messages,
            ProblemMessages problemMessages,
            CurrentVertxRequest request) {
        this.tickets = tickets;
        this.shows = shows;
        this.images = images;
        this.messages = messages;
        this.problemMessages = problemMessages;
        this.request = request;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance image(
                Ticket ticket, Show show, String etag, String alt, Map<String, String> errors, String error);

        private Templates() {}
    }

    @GET
    public TemplateInstance form(@PathParam("id") UUID id) {
        Ticket ticket = tickets.read(id).getEntity();
        RestResponse<Show> show = shows.read(ticket.showId());
        return form(ticket, show, Map.of());
    }

    private static TemplateInstance form(Ticket ticket, RestResponse<Show> show, Map<String, String> errors) {
        Show.Image image = show.getEntity().image();
        return page(ticket, show, image == null ? "" : image.alt(), errors, "");
    }

    /** Without a file, only the alternative text changes. A file that is too large arrives as an empty form. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response save(
            @PathParam("id") UUID id,
            @RestForm("etag") String etag,
            @RestForm("alt") String typedAlt,
            @RestForm("file") FileUpload file) {
        Ticket ticket = tickets.read(id).getEntity();
        RestResponse<Show> show = shows.read(ticket.showId());
        String alt = Objects.requireNonNullElse(typedAlt, "").strip();
        if (RequestBodies.isTooLarge(request.getCurrent())) {
            return refused(413, form(ticket, show, Map.of("file", messages.get().imageTooLarge())));
        }
        boolean hasFile = file != null && file.size() > 0;
        Map<String, String> errors =
                errors(show.getEntity().image(), alt, hasFile ? file.contentType() : null, hasFile);
        if (!errors.isEmpty()) {
            return refused(422, page(ticket, show, alt, errors, ""));
        }
        try {
            String url = hasFile ? upload(file) : show.getEntity().image().url();
            shows.edit(ticket.showId(), etag, new SellerShowClient.ImageEdit(new SellerShowClient.Image(url, alt)));
            return toForm(id);
        } catch (RequestRefusedException e) {
            return refused(ticket, alt, e.problem());
        }
    }

    private Map<String, String> errors(Show.Image current, String alt, String type, boolean hasFile) {
        Map<String, String> errors = new HashMap<>();
        if (hasFile && (type == null || !ACCEPTED.contains(type))) {
            errors.put("file", messages.get().unsupportedImage());
        } else if (!hasFile && current == null) {
            errors.put("file", messages.get().chooseImage());
        }
        if (alt.isEmpty()) {
            errors.put("alt", messages.get().enterAlt());
        }
        return errors;
    }

    private String upload(FileUpload file) {
        try {
            return images.upload(file.contentType(), Files.readAllBytes(file.uploadedFile()))
                    .url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @POST
    @Path("remove")
    public Response remove(@PathParam("id") UUID id, @FormParam("etag") String etag) {
        Ticket ticket = tickets.read(id).getEntity();
        try {
            shows.edit(ticket.showId(), etag, new SellerShowClient.ImageEdit(null));
            return toForm(id);
        } catch (RequestRefusedException e) {
            return refused(ticket, "", e.problem());
        }
    }

    private Response refused(Ticket ticket, String alt, Problem problem) {
        RestResponse<Show> current = shows.read(ticket.showId());
        Map<String, String> errors = switch (problem.name()) {
            case "invalid-image" -> Map.of("file", messages.get().unusableImage());
            case "image-too-large", "body-too-large" ->
                Map.of("file", messages.get().imageTooLarge());
            case "bad-request" ->
                problem.violations().containsKey("image.alt")
                        ? Map.of("alt", messages.get().enterAlt())
                        : Map.of();
            default -> Map.of();
        };
        String error = errors.isEmpty() ? problemMessages.of(problem) : "";
        return refused(problem.status(), page(ticket, current, alt, errors, error));
    }

    private static Response refused(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private static TemplateInstance page(
            Ticket ticket, RestResponse<Show> show, String alt, Map<String, String> errors, String error) {
        return Templates.image(ticket, show.getEntity(), show.getHeaderString("ETag"), alt, errors, error);
    }

    private static Response toForm(UUID id) {
        return Response.seeOther(URI.create("/sell/" + id + "/image")).build();
    }
}
