package dev.boxoffice.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/**
 * Part of a list.
 *
 * @param next the {@code after} of the following page; absent on the last
 * @param total how many items there are on all pages; only when asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next, Long total) {

    public static final int DEFAULT_LIMIT = 20;
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
        if (next != null) {
            var following = uri.getRequestUriBuilder().replaceQueryParam("after", next);
            response.links(Link.fromUri(following.build()).rel("next").build());
        }
        return response.build();
    }
}
