package dev.boxoffice.tickets.organiser;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Organiser")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganiserResponse(
        UUID id,
        String name,

        @Schema(description = "A unique name for addresses.")
        String slug,

        @Schema(description = "CommonMark.") String description,

        @Schema(description = "The colour of the organiser's page, as #rrggbb; absent if none was chosen.")
        String colour,

        @Schema(description = "An image that stands for the organiser; absent if there is none.")
        Logo logo,

        @Schema(description = "The team; absent unless the caller is a member or an operator.")
        List<MemberResponse> members,

        @Schema(description = "Increases by one with every change of the organiser or its members.")
        long version,

        Instant createdAt,
        Instant updatedAt) {

    @Schema(name = "Member")
    public record MemberResponse(
            @Schema(description = "The subject of the member's token.")
            String subject,

            Role role) {

        static MemberResponse of(Map.Entry<String, Role> member) {
            return new MemberResponse(member.getKey(), member.getValue());
        }
    }

    /** Describes a page in the OpenAPI document, which cannot express {@code Page<OrganiserResponse>}. */
    @Schema(name = "OrganiserPage")
    record OrganiserPage(List<OrganiserResponse> items, String next, Long total) {}

    static OrganiserResponse of(OrganiserSnapshot organiser) {
        return of(
                organiser,
                organiser.members().entrySet().stream().map(MemberResponse::of).toList());
    }

    static OrganiserResponse withoutMembers(OrganiserSnapshot organiser) {
        return of(organiser, null);
    }

    private static OrganiserResponse of(OrganiserSnapshot organiser, List<MemberResponse> members) {
        return new OrganiserResponse(
                organiser.id(),
                organiser.details().name(),
                organiser.details().slug(),
                organiser.details().description(),
                organiser.details().colour(),
                Logo.of(organiser.details().logoId()),
                members,
                organiser.version(),
                organiser.createdAt(),
                organiser.updatedAt());
    }
}
