package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

    @ParameterizedTest
    @CsvSource({
        "ben, false, false, ben",
        "client:storefront:guest:01a21890-e62b-7815-b33e-579444077869, true, false, "
                + "guest:01a21890-e62b-7815-b33e-579444077869 (storefront)",
        "client:kiosk, false, false, kiosk",
        "client:kiosk:anna, false, false, anna (kiosk)",
        "guest:1, false, false, guest:1",
        "erased:01a21890-e62b-7815-b33e-579444077869, false, true, erased:01a21890-e62b-7815-b33e-579444077869",
    })
    void namesPeople(String text, boolean guest, boolean erased, String name) {
        var subject = new Subject(text);

        assertThat(subject.isGuest()).isEqualTo(guest);
        assertThat(subject.isErased()).isEqualTo(erased);
        assertThat(subject.name()).isEqualTo(name);
    }
}
