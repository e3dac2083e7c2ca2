package dev.boxoffice.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Part of a list.
 *
 * @param next the {@code after} of the following page; absent on the last
 * @param total how many items there are on all pages; only when asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next, Long total) {

    /** How many items a page has when the client does not say. */
    public static final int DEFAULT_LIMIT = 20;
    /** How many it may ask for. */
    public static final int MAX_LIMIT = 100;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of what a query for {@code limit + 1} rows found: the row too many tells that there is more.
     *
     * @param total {@code null} when nobody asked
     */
    public static <R, T> Page<T> of(
            List<R> rows, int limit, Function<R, Cursor> cursor, Function<R, T> item, Long total) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        String next = more ? cursor.apply(shown.getLast()).toString() : null;
        return new Page<>(shown.stream().map(item).toList(), next, total);
    }

    /** With a {@code Link: rel="next"} (RFC 8288) to the following page of the same query. */
    public Response toResponse(UriInfo uri) {
        var response = Response.ok(this);
        linkToNext(next, uri).ifPresent(link -> response.header(HttpHeaders.LINK, link));
        return response.build();
    }

    /** The value of a Link header to the following page of the same query; empty on the last, where {@code next} is {@code null}. */
    public static Optional<String> linkToNext(String next, UriInfo uri) {
        return Optional.ofNullable(next).map(after -> "<" + following(after, uri) + ">; rel=\"next\"");
    }

    /** Relative, and written anew: a request may hold characters that no URI may, and any host. */
    private static String following(String next, UriInfo uri) {
        var link = new StringBuilder(uri.getPath()).append('?');
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("after")) {
                values.forEach(value -> append(name, value, link).append('&'));
            }
        });
        return append("after", next, link).toString();
    }

    private static StringBuilder append(String name, String value, StringBuilder query) {
        return query.append(URLEncoder.encode(name, UTF_8)).append('=').append(URLEncoder.encode(value, UTF_8));
    }
}
