package dev.boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void haveDeadLetterTopics() {
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .containsExactly(
                        "boxoffice.tickets",
                        "boxoffice.tickets.dlq",
                        "boxoffice.availability",
                        "boxoffice.availability.dlq",
                        "boxoffice.orders",
                        "boxoffice.orders.dlq");
    }

    @Test
    void keepTheNewestStateOfTicketsForever() {
        assertThat(Topics.ALL)
                .filteredOn(Topic::compacted)
                .extracting(Topic::name)
                .containsExactly(Topics.TICKETS, Topics.AVAILABILITY);
    }

    @Test
    void keepOtherEventsFor30Days() {
        assertThat(Topics.ALL)
                .allSatisfy(topic ->
                        assertThat(topic.retention()).isEqualTo(topic.compacted() ? null : Duration.ofDays(30)));
    }
}
