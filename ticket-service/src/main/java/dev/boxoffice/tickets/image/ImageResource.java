package dev.boxoffice.tickets.image;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.EntityTags;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.tickets.TicketTexts;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/images")
@Tag(name = "Images")
class ImageResource {

    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final String LIMITS = "Accepts JPEG and PNG up to 5 MiB, 8,000 pixels a side and 25 megapixels. The"
            + " service stores an upright copy of at most 2,048 pixels a side without metadata. Equal images have equal"
            + " ids.";
    private static final String UNUSABLE =
            "The content is damaged or of another type than declared (`invalid-image`), or has too many pixels or bytes"
                    + " (`image-too-large`)";
    private static final String CONFLICT = "The caller has stored too many images (`limit-exceeded`), or a request with"
            + " this Idempotency-Key is still running (`idempotency-key-in-use`).";
    private static final String BUSY = "Too many images are being processed (`overloaded`).";

    private final Idempotency idempotency;
    private final Images images;
    private final FetchImage fetchImage;
    private final Caller caller;

    ImageResource(Idempotency idempotency, Images images, FetchImage fetchImage, Caller caller) {
        this.idempotency = idempotency;
        this.images = images;
        this.fetchImage = fetchImage;
        this.caller = caller;
    }

    /** Identifies an upload for its Idempotency-Key. */
    private record Upload(String type, UUID content) {}

    @Schema(name = "ImageAddress")
    public record AddressRequest(
            @NotNull
            @Size(min = 1, max = 2000)
            @Schema(description = "An address that starts with https://.", examples = "https://example.com/poster.jpg")
            String url) {}

    @Schema(name = "Image")
    public record ImageResponse(
            UUID id,

            @Schema(description = "The path of the image, for a show's image.url.")
            String url,

            @Schema(description = "In pixels.") int width,
            @Schema(description = "In pixels.") int height) {

        static ImageResponse of(StoredImage image) {
            return new ImageResponse(image.id(), path(image.id()), image.width(), image.height());
        }
    }

    @POST
    @Authenticated
    @Consumes({JPEG, PNG})
    @Produces(MediaType.APPLICATION_JSON)
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(operationId = "uploadImage", summary = "Upload an image", description = LIMITS)
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The image is stored. Location is its address.",
            content = @Content(schema = @Schema(implementation = ImageResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "409", description = CONFLICT)
    @APIResponse(responseCode = "413", description = "The body is larger than 5 MiB (`body-too-large`).")
    @APIResponse(responseCode = "415", description = "Content-Type is neither JPEG nor PNG (`unsupported-media-type`).")
    @APIResponse(
            responseCode = "422",
            description = UNUSABLE + ", or the Idempotency-Key was used for a different request"
                    + " (`idempotency-key-reused`).")
    @APIResponse(responseCode = "503", description = BUSY)
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response upload(
            @Parameter(description = "A unique key that makes the request safe to repeat.")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @NotNull byte[] file) {
        ImageNormalizer.requireType(contentType, file);
        return store(idempotencyKey, "POST /api/images", new Upload(contentType, StoredImage.idOf(file)), file);
    }

    @POST
    @Path("/fetch")
    @Authenticated
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "fetchImage",
            summary = "Store an image from another server",
            description = LIMITS + " The service fetches the image once, from a public HTTPS address.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The image is stored. Location is its address.",
            content = @Content(schema = @Schema(implementation = ImageResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "409", description = CONFLICT)
    @APIResponse(
            responseCode = "422",
            description =
                    UNUSABLE + ", the server returns no image, is not public or too slow, or fetching is turned off"
                            + " (`image-not-fetched`), or the Idempotency-Key was used for a different request"
                            + " (`idempotency-key-reused`).")
    @APIResponse(responseCode = "503", description = BUSY)
    public Response fetch(
            @Parameter(description = "A unique key that makes the request safe to repeat.")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            @NotNull @Valid AddressRequest request) {
        return store(idempotencyKey, "POST /api/images/fetch", request, fetchImage.fetch(request.url()));
    }

    /** Fetches and decodes outside the transaction, which must not wait. */
    private Response store(String idempotencyKey, String route, Object body, byte[] file) {
        var request = idempotency.request(caller.id(), route, idempotencyKey, body);
        StoredImage image = ImageNormalizer.normalize(file);
        Idempotency.Once stored = idempotency.once(request, () -> images.store(caller, image));
        return Replies.created(
                path(stored.resourceId()),
                ImageResponse.of(stored.replayed() ? images.find(stored.resourceId()) : image),
                stored.replayed());
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Produces({JPEG, PNG})
    @Operation(
            operationId = "getImage",
            summary = "Get an image",
            description = "An image never changes, and is never enlarged.")
    @APIResponse(
            responseCode = "200",
            description = "The image.",
            content = {
                @Content(mediaType = JPEG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "The image matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "404", description = "The image does not exist (`not-found`).")
    @APIResponse(responseCode = "412", description = "If-Match has no ETag of the image (`stale`, `weak-etag`).")
    public Response get(
            @PathParam("id") UUID id,
            @Parameter(
                            description = "The width in pixels. The service makes each width once.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            enumeration = {"320", "480", "640", "960", "1440"}))
                    @QueryParam("width")
                    Integer width,
            @Context HttpHeaders headers) {
        Images.InWidth found =
                width == null ? new Images.InWidth(images.find(id), true) : images.find(id, ImageWidth.require(width));
        StoredImage image = found.image();
        return EntityTags.respond(headers, new EntityTag(image.id().toString()), image::content)
                .type(image.format().mediaType())
                .header(HttpHeaders.CACHE_CONTROL, null)
                .header(HttpHeaders.CACHE_CONTROL, found.lasting() ? "public, max-age=31536000, immutable" : "no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String path(UUID id) {
        return "/api/images/" + id;
    }
}
