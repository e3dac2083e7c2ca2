package dev.boxoffice.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A ticket as ticket-service publishes it. */
public record OfferedTicket(
        UUID id,
        String title,
        int capacity,
        int maxPerOrder,
        long price,
        String currency,
        String status,
        long version,
        Terms terms) {

    /** What a ticket may have besides; by default, nothing. */
    public record Terms(
            List<UUID> pools,
            Integer maxPerBuyer,
            Instant onSaleFrom,
            Instant onSaleUntil,
            Instant refundsUntil,
            UUID showId,
            String showStatus) {

        static final Terms NONE = new Terms(List.of(), null, null, null, null, SHOW, null);
    }

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final UUID SHOW = UUID.fromString("01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d");
    /** The organiser of every ticket. */
    public static final UUID ORGANISER = UUID.fromString("01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7e");

    /** Constant, so that every event of one version is the same. */
    private static final Instant STARTS_AT = Instant.parse("2099-12-31T20:00:00Z");

    public static OfferedTicket onSale(int capacity) {
        return new OfferedTicket(
                UUID.randomUUID(), "The Lanterns", capacity, 10, 2_500, "EUR", "ON_SALE", 1, Terms.NONE);
    }

    public OfferedTicket maxPerOrder(int most) {
        return new OfferedTicket(id, title, capacity, most, price, currency, status, version, terms);
    }

    public OfferedTicket price(long amount, String code) {
        return new OfferedTicket(id, title, capacity, maxPerOrder, amount, code, status, version, terms);
    }

    public OfferedTicket next() {
        return new OfferedTicket(id, title, capacity, maxPerOrder, price, currency, status, version + 1, terms);
    }

    public OfferedTicket capacity(int admissions) {
        return new OfferedTicket(id, title, admissions, maxPerOrder, price, currency, status, version, terms);
    }

    public OfferedTicket title(String name) {
        return new OfferedTicket(id, name, capacity, maxPerOrder, price, currency, status, version, terms);
    }

    public OfferedTicket withdrawn() {
        return new OfferedTicket(id, title, capacity, maxPerOrder, price, currency, "WITHDRAWN", version, terms);
    }

    public OfferedTicket onSaleAgain() {
        return new OfferedTicket(id, title, capacity, maxPerOrder, price, currency, "ON_SALE", version, terms);
    }

    public OfferedTicket in(OfferedPool... pools) {
        List<UUID> ids = Arrays.stream(pools).map(OfferedPool::id).toList();
        return with(new Terms(
                ids,
                terms.maxPerBuyer,
                terms.onSaleFrom,
                terms.onSaleUntil,
                terms.refundsUntil,
                terms.showId,
                terms.showStatus));
    }

    public OfferedTicket maxPerBuyer(int most) {
        return with(new Terms(
                terms.pools,
                most,
                terms.onSaleFrom,
                terms.onSaleUntil,
                terms.refundsUntil,
                terms.showId,
                terms.showStatus));
    }

    /** Sets the sale window; {@code null} for no limit. */
    public OfferedTicket onSaleBetween(Instant from, Instant until) {
        return with(new Terms(
                terms.pools, terms.maxPerBuyer, from, until, terms.refundsUntil, terms.showId, terms.showStatus));
    }

    /** Lets buyers refund their orders themselves before {@code deadline}. */
    public OfferedTicket refundableUntil(Instant deadline) {
        return with(new Terms(
                terms.pools,
                terms.maxPerBuyer,
                terms.onSaleFrom,
                terms.onSaleUntil,
                deadline,
                terms.showId,
                terms.showStatus));
    }

    /** A ticket of a show of its own. */
    public OfferedTicket ofShow(String status) {
        return ofShow(UUID.nameUUIDFromBytes(id.toString().getBytes(UTF_8)), status);
    }

    public OfferedTicket ofShow(UUID show, String status) {
        return with(new Terms(
                terms.pools, terms.maxPerBuyer, terms.onSaleFrom, terms.onSaleUntil, terms.refundsUntil, show, status));
    }

    public UUID showId() {
        return terms.showId;
    }

    private OfferedTicket with(Terms changed) {
        return new OfferedTicket(id, title, capacity, maxPerOrder, price, currency, status, version, changed);
    }

    /** Publishes this version and returns once the replica has it. */
    public OfferedTicket published() {
        publish();
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Long.valueOf(version).equals(TicketRows.version(id)));
        return this;
    }

    public RecordMetadata publish() {
        EventType type = version == 1 ? EventType.TICKET_CREATED : EventType.TICKET_UPDATED;
        return publish(id, type.type(), json().getBytes(UTF_8));
    }

    /** Publishes this state in a Kafka transaction, as ticket-service does, and commits or aborts it. */
    public RecordMetadata publishInTransaction(boolean commit) {
        return Kafka.sendInTransaction(
                Topics.TICKETS,
                id.toString(),
                headers(EventType.TICKET_UPDATED.type()),
                json().getBytes(UTF_8),
                commit);
    }

    public static RecordMetadata publish(UUID key, String type, byte[] value) {
        return Kafka.send(Topics.TICKETS, key.toString(), headers(type), value);
    }

    private static Map<String, String> headers(String type) {
        Map<String, String> headers = new HashMap<>();
        headers.put(EventHeaders.TYPE, type);
        headers.put(EventHeaders.ID, UUID.randomUUID().toString());
        return headers;
    }

    public String json() {
        Instant now = Instant.now();
        var payload = new TicketV1(
                id,
                terms.showId,
                "Standing",
                title,
                "",
                "Harbour Hall",
                STARTS_AT,
                "Europe/Dublin",
                terms.refundsUntil,
                new MoneyV1(price, currency),
                capacity,
                maxPerOrder,
                terms.maxPerBuyer,
                terms.onSaleFrom,
                terms.onSaleUntil,
                terms.pools,
                1,
                "seller",
                ORGANISER,
                terms.showStatus,
                status,
                version,
                now,
                now);
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public int held() {
        return TicketRows.held(id);
    }

    public int sold() {
        return TicketRows.sold(id);
    }

    /** Counted from the orders, independently of the ticket's counter. */
    public long heldByOrders() {
        return OrderRows.unitsHeld(id);
    }
}
