package dev.boxoffice.http;

import io.quarkus.runtime.util.HashUtil;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110, sections 13.1.1 and 13.1.2).
 *
 * @param any whether the value is {@code *}, which matches every tag
 */
public record EntityTags(boolean any, List<EntityTag> tags) {

    /** Caches may store a representation but must revalidate it. */
    private static final String REVALIDATE = "no-cache";

    private static final int DIGEST_BYTES = 16;

    private static final String UNNAMED_TAG = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"";
    private static final Pattern ENTITY_TAG =
            Pattern.compile("(?<weak>W/)?\"(?<opaque>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    /** Allows empty elements, but not an empty list (RFC 9110, section 5.6.1.2). */
    private static final Pattern LIST =
            Pattern.compile("[\\s,]*" + UNNAMED_TAG + "(\\s*,[\\s,]*" + UNNAMED_TAG + ")*[\\s,]*");

    /** A strong tag for all representations of a state, from its digest. */
    public static EntityTag of(byte[] state) {
        byte[] digest = HexFormat.of().parseHex(HashUtil.sha256(state));
        return new EntityTag(
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES)));
    }

    /**
     * Parses all values of a header.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the header is malformed
     */
    public static EntityTags parse(String name, List<String> values) {
        String value = String.join(",", values);
        if (value.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        if (!LIST.matcher(value).matches()) {
            throw Problems.badRequest(name + " must be * or a list of quoted ETags, for example \"3.14\".");
        }
        return new EntityTags(
                false,
                ENTITY_TAG
                        .matcher(value)
                        .results()
                        .map(tag -> new EntityTag(tag.group("opaque"), tag.group("weak") != null))
                        .toList());
    }

    /**
     * Whether a strong tag of {@code If-Match} is current.
     *
     * @param isCurrent tests the text between the quotes
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 412 if only a weak tag could be meant, which never matches
     */
    public boolean matchesStrongly(Predicate<String> isCurrent) {
        if (any || tags.stream().anyMatch(tag -> !tag.isWeak() && isCurrent.test(tag.getValue()))) {
            return true;
        }
        tags.stream().filter(EntityTag::isWeak).findFirst().ifPresent(weak -> {
            throw Problems.problem(
                            412,
                            "weak-etag",
                            "Weak ETag",
                            "If-Match compares strongly, so the weak ETag W/\"" + weak.getValue()
                                    + "\" never matches. Send the strong ETag, without W/.")
                    .build();
        });
        return false;
    }

    private boolean matchesWeakly(EntityTag current) {
        return any || tags.stream().anyMatch(tag -> tag.getValue().equals(current.getValue()));
    }

    /**
     * Starts the response to a read: 412 or 304 if a precondition says so, otherwise 200 (RFC 9110, section 13.2.2).
     *
     * @param current the strong tag of the representation
     * @param entity called for a 200 only
     */
    public static Response.ResponseBuilder respond(HttpHeaders request, EntityTag current, Supplier<?> entity) {
        List<String> ifMatch = request.getRequestHeader(HttpHeaders.IF_MATCH);
        if (!ifMatch.isEmpty() && !parse(HttpHeaders.IF_MATCH, ifMatch).matchesStrongly(current.getValue()::equals)) {
            throw Problems.problem(412, "stale", "Stale", "The representation has changed since you read it.")
                    .build();
        }
        List<String> ifNoneMatch = request.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
        boolean unchanged = !ifNoneMatch.isEmpty()
                && parse(HttpHeaders.IF_NONE_MATCH, ifNoneMatch).matchesWeakly(current);
        var response = unchanged ? Response.notModified() : Response.ok(entity.get());
        return response.tag(current).header(HttpHeaders.CACHE_CONTROL, REVALIDATE);
    }
}
