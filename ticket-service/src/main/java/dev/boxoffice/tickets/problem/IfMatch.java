package dev.boxoffice.tickets.problem;

import dev.boxoffice.http.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of a resource that a change accepts.
 *
 * <p>An ETag is the version, a point, and a mark of the sales. Only the version is compared, so sales do not make an edit stale.
 */
public record IfMatch(EntityTags tags) {

    private static final IfMatch ANY = new IfMatch(new EntityTags(true, List.of()));
    private static final Pattern OURS = Pattern.compile("(?<version>[0-9]{1,18})\\.[0-9]{1,18}");

    /** Rejects a missing header. */
    public static IfMatch required(List<String> header) {
        if (header.isEmpty()) {
            throw new TicketProblem.PreconditionRequired().toException();
        }
        return parse(header);
    }

    /** Accepts every version if the header is missing. */
    public static IfMatch optional(List<String> header) {
        return header.isEmpty() ? ANY : parse(header);
    }

    private static IfMatch parse(List<String> header) {
        return new IfMatch(EntityTags.parse(HttpHeaders.IF_MATCH, header));
    }

    public void check(long currentVersion) {
        if (!tags.matchesStrongly(tag -> isOfVersion(tag, currentVersion))) {
            throw new TicketProblem.Stale(currentVersion).toException();
        }
    }

    /** Whether a tag, without its quotes, belongs to this version. */
    private static boolean isOfVersion(String tag, long version) {
        Matcher ours = OURS.matcher(tag);
        return ours.matches() && Long.parseLong(ours.group("version")) == version;
    }
}
