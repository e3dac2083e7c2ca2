package dev.boxoffice.tickets.image;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@Provider
class ImageProblemMapper implements ExceptionMapper<ImageException> {

    @Override
    public Response toResponse(ImageException exception) {
        return toHttp(exception.problem()).toResponse();
    }

    private static HttpProblem toHttp(ImageProblem problem) {
        return switch (problem) {
            case ImageProblem.NotFound(var id) -> Problems.notFound("image", id);
            case ImageProblem.Invalid(var reason) ->
                Problems.problem(422, "invalid-image", "Invalid image", reason).build();
            case ImageProblem.TooLarge(var width, var height) ->
                Problems.problem(
                                422,
                                "image-too-large",
                                "Image too large",
                                "The image has " + width + " x " + height + " pixels. A side may have "
                                        + ImageNormalizer.MAX_SIDE + " pixels, and the image "
                                        + ImageNormalizer.MAX_PIXELS + ".")
                        .with("width", width)
                        .with("height", height)
                        .with("maximumSide", ImageNormalizer.MAX_SIDE)
                        .with("maximumPixels", ImageNormalizer.MAX_PIXELS)
                        .build();
            case ImageProblem.TooManyBytes(var maximum) ->
                Problems.problem(
                                422,
                                "image-too-large",
                                "Image too large",
                                "The image is larger than " + maximum + " bytes.")
                        .with("maximumBytes", maximum)
                        .build();
            case ImageProblem.TooMany(var maximum) ->
                Problems.problem(
                                409,
                                "limit-exceeded",
                                "Limit exceeded",
                                "You may store at most " + maximum + " images.")
                        .with("limit", "maxImages")
                        .with("maximum", maximum)
                        .build();
            case ImageProblem.InvalidAddress(var reason) -> Problems.badRequest(reason);
            case ImageProblem.NotFetched(var reason) ->
                Problems.problem(422, "image-not-fetched", "Image not fetched", reason)
                        .build();
            case ImageProblem.UnknownWidth(var width, var widths) ->
                Problems.problem(
                                400,
                                "bad-request",
                                "Bad request",
                                "Images are not served in a width of " + width + " pixels. The widths are "
                                        + texts(widths) + ".")
                        .with(
                                "violations",
                                List.of(Map.of(
                                        "field", "width", "in", "query", "message", "must be one of " + texts(widths))))
                        .build();
            case ImageProblem.Busy() ->
                Problems.problem(
                                503,
                                "overloaded",
                                "Overloaded",
                                "Other images are being processed. Retry after Retry-After seconds.")
                        .withHeader(HttpHeaders.RETRY_AFTER, 1)
                        .build();
        };
    }

    private static String texts(List<Integer> widths) {
        return widths.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
