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
                        "boxoffice.organisers",
                        "boxoffice.organisers.dlq",
                        "boxoffice.shows",
                        "boxoffice.shows.dlq",
                        "boxoffice.pools",
                        "boxoffice.pools.dlq",
                        "boxoffice.tickets",
                        "boxoffice.tickets.dlq",
                        "boxoffice.availability",
                        "boxoffice.availability.dlq",
                        "boxoffice.pool-availability",
                        "boxoffice.pool-availability.dlq",
                        "boxoffice.orders",
                        "boxoffice.orders.dlq",
                        "boxoffice.admissions",
                        "boxoffice.admissions.dlq");
    }

    @Test
    void keepTheNewestStateForever() {
        assertThat(Topics.ALL)
                .filteredOn(Topic::compacted)
                .extracting(Topic::name)
                .containsExactly(
                        Topics.ORGANISERS,
                        Topics.SHOWS,
                        Topics.POOLS,
                        Topics.TICKETS,
                        Topics.AVAILABILITY,
                        Topics.POOL_AVAILABILITY,
                        Topics.ADMISSIONS);
    }

    @Test
    void keepOtherEventsFor30Days() {
        assertThat(Topics.ALL)
                .allSatisfy(topic ->
                        assertThat(topic.retention()).isEqualTo(topic.compacted() ? null : Duration.ofDays(30)));
    }
}
