package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShowImageTest {

    private static final String URL = "/api/images/2c26b46b-68ff-8fc6-bf9b-453c1d304134";

    @Test
    void offersSmallerWidthsAndTheImageItself() {
        assertThat(new ShowImage(URL, "A lantern", 1200, 800).srcset())
                .isEqualTo(
                        "%1$s?width=320 320w, %1$s?width=480 480w, %1$s?width=640 640w, %1$s?width=960 960w, %1$s 1200w"
                                .formatted(URL));
    }

    @Test
    void enlargesNothing() {
        assertThat(new ShowImage(URL, "A lantern", 320, 200).srcset()).isEqualTo(URL + " 320w");
        assertThat(new ShowImage(URL, "A lantern", 300, 200).srcset()).isEqualTo(URL + " 300w");
    }
}
