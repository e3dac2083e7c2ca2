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
 * A page of a list.
 *
 * @param next the {@code after} parameter of the next page; absent on the last page
 * @param total number of items on all pages; absent unless requested
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next, Long total) {

    /** The page size if the client sets no limit. */
    public static final int DEFAULT_LIMIT = 20;
    /** The largest page size. */
    public static final int MAX_LIMIT = 100;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Creates a page from the result of a query for {@code limit + 1} rows: the extra row means that there is a next page.
     *
     * @param cursor the sort key of a row; its text is the {@code after} parameter of the next page
     * @param total {@code null} if not requested
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, ?> cursor, Function<R, T> item, Long total) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        String next = more ? cursor.apply(shown.getLast()).toString() : null;
        return new Page<>(shown.stream().map(item).toList(), next, total);
    }

    /** Returns a response with a {@code Link: rel="next"} header (RFC 8288) to the next page of the same query. */
    public Response toResponse(UriInfo uri) {
        var response = Response.ok(this);
        linkToNext(next, uri).ifPresent(link -> response.header(HttpHeaders.LINK, link));
        return response.build();
    }

    /** The value of a Link header to the next page of the same query; empty if {@code next} is {@code null}. */
    public static Optional<String> linkToNext(String next, UriInfo uri) {
        return Optional.ofNullable(next).map(after -> "<" + following(after, uri) + ">; rel=\"next\"");
    }

    /** Relative and encoded again: a request can contain any host and characters that are invalid in a URI. */
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
