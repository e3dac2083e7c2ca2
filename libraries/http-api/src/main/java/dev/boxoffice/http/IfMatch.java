package dev.boxoffice.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of a resource that a change accepts. Its ETags start with the version, optionally followed by a dot and more.
 *
 * @param what names the kind of resource in problems, for example {@code organiser}
 */
public record IfMatch(String what, EntityTags tags) {

    private static final Pattern OURS = Pattern.compile("(?<version>[0-9]{1,18})(?:\\..*)?");

    /**
     * Parses the header of a change that requires it.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 428 if the header is missing, 400 if it is malformed
     */
    public static IfMatch required(String what, List<String> header) {
        if (header.isEmpty()) {
            throw Problems.problem(
                            428,
                            "precondition-required",
                            "Precondition required",
                            "Send the ETag of the " + what + " that you read in If-Match.")
                    .build();
        }
        return new IfMatch(what, EntityTags.parse(HttpHeaders.IF_MATCH, header));
    }

    /**
     * Requires that a tag belongs to the current version.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 412 if none does
     */
    public void check(long currentVersion) {
        if (!tags.matchesStrongly(tag -> isOfVersion(tag, currentVersion))) {
            throw Problems.problem(
                            412, "stale", "Stale", "The " + what + " has changed since you read it. Read it again.")
                    .with("currentVersion", currentVersion)
                    .build();
        }
    }

    private static boolean isOfVersion(String tag, long version) {
        Matcher ours = OURS.matcher(tag);
        return ours.matches() && Long.parseLong(ours.group("version")) == version;
    }
}
