package dev.boxoffice.http.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    private static final UUID ID = UUID.fromString("01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d");

    @ParameterizedTest
    @ValueSource(strings = {"01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d", "01936C5A-7E00-7A3B-8C1D-2E3F4A5B6C7D"})
    void parsesUuids(String text) {
        assertThat(Ids.parse(text)).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2-3-4-5",
                "01936c5a7e007a3b8c1d2e3f4a5b6c7d",
                "1936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d",
                "+1936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d",
                "01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7g",
                "\uff101936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d",
                "01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d0",
                "{01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d}"
            })
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ids.parse(text));
    }
}
