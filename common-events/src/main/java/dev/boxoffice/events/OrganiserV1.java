package dev.boxoffice.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An organiser: a venue or promoter that offers shows, with its team.
 *
 * @param id UUIDv7
 * @param slug unique, lower case, for addresses
 * @param description CommonMark
 * @param colour of the organiser's page, as {@code #rrggbb}
 * @param members everyone with rights; a subject that is missing has none
 * @param version grows by one with every change of the organiser or its members
 */
public record OrganiserV1(
        UUID id,
        String name,
        String slug,
        String description,
        String colour,
        Logo logo,
        List<Member> members,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Payload {

    public OrganiserV1 {
        Required.present("id", id);
        Required.line("name", name);
        Required.line("slug", slug);
        Required.optionalText("description", description);
        Required.optionalLine("colour", colour);
        Required.present("members", members);
        Required.version(version);
        Required.optionalTime("createdAt", createdAt);
        Required.optionalTime("updatedAt", updatedAt);
        members = List.copyOf(members);
    }

    /**
     * An image that stands for the organiser.
     *
     * @param url an absolute URL, or a path at the public address of the API
     */
    public record Logo(String url) {

        public Logo {
            Required.line("url", url);
        }
    }

    /**
     * A member of the team.
     *
     * @param subject of the member's token
     * @param role {@code OWNER}, {@code EDITOR}, {@code SUPPORT} or {@code DOOR}; treat any other value as no right
     */
    public record Member(String subject, String role) {

        public Member {
            Required.line("subject", subject);
            Required.line("role", role);
        }
    }

    @Override
    public UUID aggregateId() {
        return id;
    }
}
