package dev.boxoffice.tickets.search;

import jakarta.ws.rs.core.EntityTag;
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

    int weight() {
        return json.length + OVERHEAD_BYTES;
    }
}
