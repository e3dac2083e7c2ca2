package dev.boxoffice.storefront.selling.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A venue and its team.
 *
 * @param logo {@code null} if there is none
 * @param colour as {@code #rrggbb}; {@code null} if none was chosen
 * @param description CommonMark; {@code null} if there is none
 * @param members empty unless the visitor is one of them, or an operator
 */
public record Organiser(
        UUID id,
        String name,
        String slug,
        Logo logo,
        String colour,
        String description,
        long version,
        List<Member> members) {

    public Organiser {
        members = members == null ? List.of() : List.copyOf(members);
    }

    /** The path of a stored image that stands for the organiser. */
    public record Logo(String url) {}

    /** A user with a role, by the subject of the user's token. */
    public record Member(String subject, Role role) {

        /** The address that asks before it removes the member. */
        public String removePath() {
            return "/sell/team/remove/" + URLEncoder.encode(subject, UTF_8).replace("+", "%20");
        }

        /** The id of the dialog that asks the same. */
        public String dialog() {
            return "remove-" + Integer.toHexString(subject.hashCode());
        }
    }

    public Optional<Role> roleOf(String subject) {
        return members.stream()
                .filter(member -> member.subject().equals(subject))
                .map(Member::role)
                .findFirst();
    }
}
