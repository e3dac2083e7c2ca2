package dev.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Instant EPOCH = Instant.EPOCH;

    @Test
    void dropsTheExtraRowAndLinksToTheNextPage() {
        Page<String> page = page(IntStream.rangeClosed(1, 4).boxed().toList(), 3);

        assertThat(page.items()).containsExactly("#1", "#2", "#3");
        assertThat(Cursor.parse(page.next())).isEqualTo(cursor(3));
    }

    @Test
    void hasNoNextOnAFullLastPage() {
        Page<String> page = page(List.of(1, 2, 3), 3);

        assertThat(page.items()).containsExactly("#1", "#2", "#3");
        assertThat(page.next()).isNull();
    }

    @Test
    void hasNoNextOnAnEmptyPage() {
        Page<String> page = page(List.of(), 3);

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @Test
    void containsTheTotal() {
        assertThat(Page.of(List.of(1), 1, PageTest::cursor, String::valueOf, 17L)
                        .total())
                .isEqualTo(17);
    }

    @Test
    void linksToTheNextPageOfTheSameQuery() {
        Page<String> page = page(List.of(1, 2), 1);

        Response response = page.toResponse(requested(Map.of("q", "50% {off}|\"", "limit", "1", "after", "old")));

        assertThat(response.getHeaderString("Link"))
                .isEqualTo("</api/tickets?q=50%25+%7Boff%7D%7C%22&limit=1&after=" + page.next() + ">; rel=\"next\"");
    }

    @Test
    void hasNoLinkOnTheLastPage() {
        Response response = page(List.of(1), 1).toResponse(requested(Map.of()));

        assertThat(response.getHeaderString("Link")).isNull();
    }

    private static Page<String> page(List<Integer> rows, int limit) {
        return Page.of(rows, limit, PageTest::cursor, row -> "#" + row, null);
    }

    private static Cursor cursor(int row) {
        return new Cursor(EPOCH.plusSeconds(row), new UUID(0, row));
    }

    private static UriInfo requested(Map<String, String> query) {
        var parameters = new MultivaluedHashMap<>(new TreeMap<>(query).descendingMap());
        return (UriInfo) Proxy.newProxyInstance(
                PageTest.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getPath" -> "/api/tickets";
                    case "getQueryParameters" -> parameters;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
