package dev.boxoffice.tickets.problem;

import dev.boxoffice.http.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of a resource that a change accepts.
 *
 * <p>An ETag is the version and a mark of what else the representation shows. Only the version is compared, so sales do not make
 * an edit stale.
 */
public record IfMatch(Pattern ours, EntityTags tags) {

    /** The ETags of resources whose representation shows sales. */
    public static final Pattern WITH_SALES = tag("\\.[0-9]{1,18}");

    /** The pattern of ETags with such a mark. */
    public static Pattern tag(String mark) {
        return Pattern.compile("(?<version>[0-9]{1,18})" + mark);
    }

    /** Rejects a missing header. */
    public static IfMatch required(Pattern ours, List<String> header) {
        if (header.isEmpty()) {
            throw new TicketProblem.PreconditionRequired().toException();
        }
        return new IfMatch(ours, EntityTags.parse(HttpHeaders.IF_MATCH, header));
    }

    /** Accepts every version if the header is missing. */
    public static IfMatch optional(Pattern ours, List<String> header) {
        return header.isEmpty() ? new IfMatch(ours, new EntityTags(true, List.of())) : required(ours, header);
    }

    public void check(long currentVersion) {
        if (!tags.matchesStrongly(tag -> isOfVersion(tag, currentVersion))) {
            throw new TicketProblem.Stale(currentVersion).toException();
        }
    }

    /** Whether a tag, without its quotes, belongs to this version. */
    private boolean isOfVersion(String tag, long version) {
        Matcher matcher = ours.matcher(tag);
        return matcher.matches() && Long.parseLong(matcher.group("version")) == version;
    }
}
