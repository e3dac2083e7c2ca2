package dev.boxoffice.orders.ticket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.inbox.Inbox;
import dev.boxoffice.inbox.Subscription;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketRows;
import dev.boxoffice.testing.Stack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Every record of the topic is read, whatever happened to the topic or to another consumer. */
@OrderServiceTest
class RecreatedTopicTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    /** The interval between two checks, plus a margin for a busy machine. */
    private static final float HEALTHY_SECONDS = 7;

    @Inject
    Inbox inbox;

    @Test
    void readsATopicThatIsRecreatedWhileTheConsumerRuns() throws Exception {
        int partitions = recreate();
        List<OfferedTicket> first = published(30 * partitions);
        await().atMost(SOON).until(() -> missing(first) == 0);

        recreate();
        List<OfferedTicket> second = published(60 * partitions); // beyond the consumer's positions

        await().atMost(SOON).until(() -> missing(second) == 0);
        await().atMost(SOON).until(() -> ReplicaAdmin.stalenessSeconds() < HEALTHY_SECONDS);
    }

    @Test
    void readsNewPartitionsFromTheirStart() throws Exception {
        OfferedTicket ticket = OfferedTicket.onSale(1);
        int partitions = partitions();
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(Topics.TICKETS, NewPartitions.increaseTo(partitions + 1)))
                    .all()
                    .get();
        }
        send(ticket, partitions);

        await().atMost(SOON).until(() -> TicketRows.exists(ticket.id()));
        await().atMost(SOON).until(() -> ReplicaAdmin.stalenessSeconds() < HEALTHY_SECONDS);
    }

    @Test
    void startsAgainIfTheStoredOffsetIsBeyondTheEnd() {
        OfferedTicket ticket = OfferedTicket.onSale(1).published();
        TicketRows.delete(ticket.id());

        Database.update("update inbox_offset set next_offset = 1000000 where topic = ?", Topics.TICKETS);

        await().atMost(SOON).until(() -> TicketRows.exists(ticket.id()));
        await().atMost(SOON).until(() -> ReplicaAdmin.stalenessSeconds() < HEALTHY_SECONDS);
    }

    @Test
    void keepsTheOffsetWhenAPausedConsumerContinues() {
        TicketRows.awaitProcessed(OfferedTicket.onSale(1).publish());
        String before = rows();
        String row = (String) Database.query(
                "select partition || '/' || topic_id || '/' || reading || '/' || next_offset from inbox_offset"
                        + " where topic = ? and next_offset > 0 order by partition limit 1",
                Topics.TICKETS);
        String[] stored = row.split("/", -1);
        int partition = Integer.parseInt(stored[0]);
        int reading = Integer.parseInt(stored[2]);
        long next = Long.parseLong(stored[3]);

        applyLate(partition, next - 2, stored[1] + "/" + reading);
        applyLate(partition, next + 10, stored[1] + "/" + (reading - 1));
        applyLate(partition, next + 10, "00000000-0000-0000-0000-000000000001/" + reading);

        assertThat(rows()).isEqualTo(before);
    }

    private void applyLate(int partition, long offset, String reading) {
        OfferedTicket ticket = OfferedTicket.onSale(1);
        var message = new ConsumerRecord<>(
                Topics.TICKETS,
                partition,
                offset,
                ticket.id().toString(),
                ticket.json().getBytes(UTF_8));
        message.headers()
                .add(EventHeaders.TYPE, EventType.TICKET_CREATED.type().getBytes(US_ASCII))
                .add("inbox-reading", reading.getBytes(US_ASCII));
        inbox.apply(
                new ConsumerRecords<>(
                        Map.of(new TopicPartition(Topics.TICKETS, partition), List.of(message)), Map.of()),
                new Subscription<>(
                        Topics.TICKETS, TicketV1.class, tickets -> {}, ids -> Map.of(), ids -> Set.of(), Set.of()));
    }

    private static String rows() {
        return (String) Database.query(
                "select string_agg(concat_ws(' ', partition, topic_id, reading, next_offset), ',' order by partition)"
                        + " from inbox_offset where topic = ?",
                Topics.TICKETS);
    }

    private static List<OfferedTicket> published(int count) {
        List<OfferedTicket> tickets =
                Stream.generate(() -> OfferedTicket.onSale(1)).limit(count).toList();
        tickets.forEach(OfferedTicket::publish);
        return tickets;
    }

    private static long missing(List<OfferedTicket> tickets) {
        return tickets.stream()
                .filter(ticket -> !TicketRows.exists(ticket.id()))
                .count();
    }

    /** Returns the number of partitions. */
    private static int recreate() throws InterruptedException, ExecutionException {
        int partitions = partitions();
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(Topics.TICKETS)).all().get();
            var topic = new NewTopic(Topics.TICKETS, partitions, (short) 1)
                    .configs(new HashMap<>(Map.of("cleanup.policy", "compact")));
            admin.createTopics(List.of(topic)).all().get();
        }
        return partitions;
    }

    private static int partitions() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            return admin.describeTopics(List.of(Topics.TICKETS))
                    .allTopicNames()
                    .get()
                    .get(Topics.TICKETS)
                    .partitions()
                    .size();
        }
    }

    private static void send(OfferedTicket ticket, int partition) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Stack.kafkaBootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(
                    Topics.TICKETS,
                    partition,
                    ticket.id().toString(),
                    ticket.json().getBytes(UTF_8));
            message.headers()
                    .add(EventHeaders.TYPE, EventType.TICKET_CREATED.type().getBytes(US_ASCII));
            producer.send(message).get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", Stack.kafkaBootstrapServers()));
    }
}
