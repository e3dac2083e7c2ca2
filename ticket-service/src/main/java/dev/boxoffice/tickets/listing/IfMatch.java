package dev.boxoffice.tickets.listing;

import dev.boxoffice.http.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions of a ticket a change may be applied to (RFC 9110, section 13.1.1).
 *
 * <p>Looks at the listing's part of an ETag only: admissions sold meanwhile do not make an edit stale.
 *
 * @param any whether every version will do
 */
record IfMatch(boolean any, List<Long> versions) {

    private static final IfMatch ANY = new IfMatch(true, List.of());

    private static final Pattern ENTITY_TAG =
            Pattern.compile("\\s*(?<weak>W/)?\"(?<opaque>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"\\s*");
    private static final Pattern OURS = Pattern.compile("(?<version>[0-9]{1,18})\\.[0-9]{1,18}");

    /** Of a header that must be there. */
    static IfMatch required(List<String> header) {
        if (header.isEmpty()) {
            throw new TicketProblem.PreconditionRequired().toException();
        }
        return parse(header);
    }

    /** Of a header that may be absent: then every version will do. */
    static IfMatch optional(List<String> header) {
        return header.isEmpty() ? ANY : parse(header);
    }

    private static IfMatch parse(List<String> header) {
        String value = String.join(",", header);
        if (value.strip().equals("*")) {
            return ANY;
        }
        return new IfMatch(
                false,
                Arrays.stream(value.split(",", -1))
                        .map(IfMatch::version)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** {@code null} for a tag that cannot match: a weak one, or one that is none of ours. */
    private static Long version(String element) {
        Matcher tag = ENTITY_TAG.matcher(element);
        if (!tag.matches()) {
            throw Problems.badRequest("If-Match must be * or a list of quoted ETags, for example \"3.14\".");
        }
        Matcher ours = OURS.matcher(tag.group("opaque"));
        return tag.group("weak") == null && ours.matches() ? Long.valueOf(ours.group("version")) : null;
    }

    void check(long currentVersion) {
        if (!any && !versions.contains(currentVersion)) {
            throw new TicketProblem.Stale(currentVersion).toException();
        }
    }
}
