package dev.boxoffice.storefront.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowAddressTest {

    private static final UUID ID = UUID.fromString("01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c70");

    @ParameterizedTest
    @CsvSource({
        "Magic Flute, magic-flute-",
        "Théâtre d'ombres: Le Loup, theatre-dombres-le-loup-",
        "Straße & Køje, strasse-koje-",
        "--, ''",
        "音楽, ''",
        "<b>/..?#, b-"
    })
    void makesTitlesReadable(String title, String slug) {
        assertThat(ShowAddress.of(ID, title)).isEqualTo("/shows/" + slug + ID);
    }

    @Test
    void shortensLongTitles() {
        assertThat(ShowAddress.of(ID, "long ".repeat(40))).hasSizeLessThan(110).doesNotContain("--");
    }

    @Test
    void findsTheIdAgain() {
        assertThat(ShowAddress.idIn("magic-flute-" + ID)).contains(ID);
        assertThat(ShowAddress.idIn(ID.toString())).contains(ID);
        assertThat(ShowAddress.idIn("magic-flute")).isEmpty();
        assertThat(ShowAddress.idIn("1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1")).isEmpty();
    }
}
