package dev.boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void areTheseAndTheirDeadLetters() {
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
    void keepTheNewestStateOfTicketsForEver() {
        assertThat(Topics.ALL)
                .filteredOn(Topic::compacted)
                .extracting(Topic::name)
                .containsExactly(Topics.TICKETS, Topics.AVAILABILITY);
    }

    @Test
    void keepEverythingElseForAMonth() {
        assertThat(Topics.ALL)
                .allSatisfy(topic ->
                        assertThat(topic.retention()).isEqualTo(topic.compacted() ? null : Duration.ofDays(30)));
    }
}
