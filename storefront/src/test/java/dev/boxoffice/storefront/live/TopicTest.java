package dev.boxoffice.storefront.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    private static final String ID = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c70";

    @Test
    void knowsWhichTopicsArePersonal() {
        assertThat(Topic.parse("show:" + ID))
                .hasValueSatisfying(topic -> assertThat(topic.isPersonal()).isFalse());
        assertThat(Topic.parse("order:" + ID))
                .hasValueSatisfying(topic -> assertThat(topic.isPersonal()).isTrue());
        for (String staff :
                new String[] {"staff-order:" + ID, "outbox-of-order-service", "letters-of-ticket-service"}) {
            assertThat(Topic.parse(staff))
                    .hasValueSatisfying(topic -> assertThat(topic.isPersonal()).isTrue());
        }
        assertThat(Topic.parse("cart"))
                .hasValueSatisfying(topic -> assertThat(topic.isPersonal()).isTrue());
    }

    @Test
    void namesAListByItsQuery() {
        assertThat(Topic.parse("shows:q=Caf%C3%A9&limit=24"))
                .hasValueSatisfying(topic -> assertThat(topic.argument()).isEqualTo("q=Caf%C3%A9&limit=24"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "show",
                "show:",
                "show:1",
                "show:../admin",
                "show:01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c70/tickets",
                "cart:1",
                "shows:q=a b",
                "shows:q=a#b",
                "shows:q=a\r\nX: y",
                "secret:1",
                "outbox-of-other-service",
                "letters-of-order-service:1"
            })
    void refusesOthers(String text) {
        assertThat(Topic.parse(text)).isEmpty();
    }
}
