package dev.boxoffice.tickets.search;

import dev.boxoffice.http.EntityTags;
import dev.boxoffice.http.Page;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

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

    private static final int TAG_BYTES = 16;

    static EncodedPage of(byte[] json, String next) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
            return new EncodedPage(json, new EntityTag(tag), next);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
