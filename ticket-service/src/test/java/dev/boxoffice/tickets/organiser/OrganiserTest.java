package dev.boxoffice.tickets.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganiserTest {

    private static final int MAX_MEMBERS = 200;
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);

    private final Organiser organiser =
            new Organiser(UUID.randomUUID(), "olga", OrganiserDetails.named("Old Mill", "old-mill"), NOW);

    @Test
    void startsWithItsCreatorAsOwner() {
        assertThat(organiser.snapshot().members()).isEqualTo(Map.of("olga", Role.OWNER));
        assertThat(organiser.version()).isEqualTo(1);
    }

    @Test
    void countsOnlyChanges() {
        assertThat(organiser.assign("eve", Role.EDITOR, LATER)).isTrue();
        assertThat(organiser.assign("eve", Role.EDITOR, LATER)).isFalse();
        assertThat(organiser.edit(OrganiserDetails.named("Old Mill", "old-mill"), LATER))
                .isFalse();

        assertThat(organiser.version()).isEqualTo(2);
        assertThat(organiser.snapshot().updatedAt()).isEqualTo(LATER);
    }

    @Test
    void keepsItsLastOwner() {
        organiser.assign("eve", Role.EDITOR, NOW);

        assertThatThrownBy(() -> organiser.remove("olga", NOW)).hasMessageContaining("LastOwner");
        assertThatThrownBy(() -> organiser.assign("olga", Role.DOOR, NOW)).hasMessageContaining("LastOwner");

        organiser.assign("eve", Role.OWNER, NOW);
        organiser.remove("olga", NOW);
        assertThat(organiser.snapshot().members()).isEqualTo(Map.of("eve", Role.OWNER));
    }

    @Test
    void hasALimitedNumberOfMembers() {
        for (int i = 1; i < MAX_MEMBERS; i++) {
            organiser.assign("member-" + i, Role.DOOR, NOW);
        }

        assertThatThrownBy(() -> organiser.assign("late", Role.DOOR, NOW)).hasMessageContaining("TooManyMembers");
        assertThat(organiser.assign("member-1", Role.EDITOR, NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER, OWNER, true", "OWNER, EDITOR, true", "OWNER, SUPPORT, true", "OWNER, DOOR, true",
        "EDITOR, OWNER, false", "EDITOR, EDITOR, true", "EDITOR, SUPPORT, false", "EDITOR, DOOR, false",
        "SUPPORT, OWNER, false", "SUPPORT, EDITOR, false", "SUPPORT, SUPPORT, true", "SUPPORT, DOOR, false",
        "DOOR, OWNER, false", "DOOR, EDITOR, false", "DOOR, SUPPORT, false", "DOOR, DOOR, true"
    })
    void onlyOwnersHaveTheRightsOfOtherRoles(Role role, Role needed, boolean allowed) {
        assertThat(role.includes(needed)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "Old Mill, old-mill",
        "Café Noir & Söhne, cafe-noir-sohne",
        "'  --AC/DC--  ', ac-dc",
        "東京ドーム, organiser",
        "🎸, organiser",
        "ÀÉ１２, ae12"
    })
    void derivesASlugFromAName(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug).matches(Slug.PATTERN);
        assertThat(Slug.withSuffix(Slug.of(name))).startsWith(slug + "-").matches(Slug.PATTERN);
    }

    @Test
    void shortensALongSlug() {
        String slug = Slug.withSuffix(Slug.of("a ".repeat(200)));

        assertThat(slug).matches(Slug.PATTERN).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH);
    }
}
