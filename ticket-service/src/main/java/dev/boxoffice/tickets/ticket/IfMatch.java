package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Problems;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
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

    private static final String UNNAMED_TAG = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"";
    private static final Pattern ENTITY_TAG =
            Pattern.compile("(?<weak>W/)?\"(?<opaque>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    /** Elements may be empty, but not all (RFC 9110, section 5.6.1.2). */
    private static final Pattern LIST =
            Pattern.compile("[\\s,]*" + UNNAMED_TAG + "(\\s*,[\\s,]*" + UNNAMED_TAG + ")*[\\s,]*");

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
        if (!LIST.matcher(value).matches()) {
            throw Problems.badRequest("If-Match must be * or a list of quoted ETags, for example \"3.14\".");
        }
        return new IfMatch(
                false,
                ENTITY_TAG
                        .matcher(value)
                        .results()
                        .map(IfMatch::version)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** {@code null} for a tag that cannot match: a weak one, or one that is none of ours. */
    private static Long version(MatchResult tag) {
        Matcher ours = OURS.matcher(tag.group("opaque"));
        return tag.group("weak") == null && ours.matches() ? Long.valueOf(ours.group("version")) : null;
    }

    void check(long currentVersion) {
        if (!any && !versions.contains(currentVersion)) {
            throw new TicketProblem.Stale(currentVersion).toException();
        }
    }
}
