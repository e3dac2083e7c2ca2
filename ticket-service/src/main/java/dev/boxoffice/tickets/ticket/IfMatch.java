package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Problems;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of a ticket that a change accepts (RFC 9110, section 13.1.1).
 *
 * <p>Compares only the ticket's part of an ETag, so sales do not make an edit stale.
 *
 * @param any accepts every version
 */
record IfMatch(boolean any, List<Long> versions) {

    private static final IfMatch ANY = new IfMatch(true, List.of());

    private static final String UNNAMED_TAG = "(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"";
    private static final Pattern ENTITY_TAG =
            Pattern.compile("(?<weak>W/)?\"(?<opaque>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    /** Allows empty elements, but not an empty list (RFC 9110, section 5.6.1.2). */
    private static final Pattern LIST =
            Pattern.compile("[\\s,]*" + UNNAMED_TAG + "(\\s*,[\\s,]*" + UNNAMED_TAG + ")*[\\s,]*");

    private static final Pattern OURS = Pattern.compile("(?<version>[0-9]{1,18})\\.[0-9]{1,18}");

    /** Rejects a missing header. */
    static IfMatch required(List<String> header) {
        if (header.isEmpty()) {
            throw new TicketProblem.PreconditionRequired().toException();
        }
        return parse(header);
    }

    /** Accepts every version if the header is missing. */
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

    /** Returns {@code null} for a tag that cannot match: weak, or not in our format. */
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
