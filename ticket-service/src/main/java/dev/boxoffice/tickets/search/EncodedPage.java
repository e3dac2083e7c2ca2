package dev.boxoffice.tickets.search;

import dev.boxoffice.http.EntityTags;
import dev.boxoffice.http.Page;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * A page as JSON bytes.
 *
 * @param json not modified after creation
 * @param tag a strong tag: a digest of the bytes
 * @param next the {@code after} of the following page; {@code null} on the last page
 */
@SuppressWarnings("ArrayRecordComponent") // only passes through
record EncodedPage(byte[] json, EntityTag tag, String next) {

    /** Estimates the tag, the cursor and object headers. */
    private static final int OVERHEAD_BYTES = 1_000;

    static EncodedPage of(byte[] json, String next) {
        return new EncodedPage(json, EntityTags.of(json), next);
    }

    /** The response to a request for this page, with a Link header to the next one. */
    Response toResponse(UriInfo uri, HttpHeaders headers) {
        var response = EntityTags.respond(headers, tag, this::json);
        Page.linkToNext(next, uri).ifPresent(link -> response.header(HttpHeaders.LINK, link));
        return response.build();
    }

    int weight() {
        return json.length + OVERHEAD_BYTES;
    }
}
