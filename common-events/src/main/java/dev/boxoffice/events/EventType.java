package dev.boxoffice.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event type with its name on the wire, its topic and the record class of its payload. */
public enum EventType {
    ORGANISER_CREATED("organiser.created", Topics.ORGANISERS, OrganiserV1.class),
    ORGANISER_UPDATED("organiser.updated", Topics.ORGANISERS, OrganiserV1.class),
    SHOW_CREATED("show.created", Topics.SHOWS, ShowV1.class),
    SHOW_UPDATED("show.updated", Topics.SHOWS, ShowV1.class),
    SHOW_PUBLISHED("show.published", Topics.SHOWS, ShowV1.class),
    SHOW_CALLED_OFF("show.called-off", Topics.SHOWS, ShowV1.class),
    POOL_CREATED("pool.created", Topics.POOLS, PoolV1.class),
    POOL_UPDATED("pool.updated", Topics.POOLS, PoolV1.class),
    TICKET_CREATED("ticket.created", Topics.TICKETS, TicketV1.class),
    TICKET_UPDATED("ticket.updated", Topics.TICKETS, TicketV1.class),
    TICKET_WITHDRAWN("ticket.withdrawn", Topics.TICKETS, TicketV1.class),
    TICKET_AVAILABILITY_CHANGED("ticket.availability-changed", Topics.AVAILABILITY, AvailabilityV1.class),
    POOL_AVAILABILITY_CHANGED("pool.availability-changed", Topics.POOL_AVAILABILITY, PoolAvailabilityV1.class),
    ORDER_CREATED("order.created", Topics.ORDERS, OrderV1.class),
    ORDER_LINES_CHANGED("order.lines-changed", Topics.ORDERS, OrderV1.class),
    ORDER_AWAITING_PAYMENT("order.awaiting-payment", Topics.ORDERS, OrderV1.class),
    ORDER_COMPLETED("order.completed", Topics.ORDERS, OrderV1.class),
    ORDER_CANCELLED("order.cancelled", Topics.ORDERS, OrderV1.class),
    ORDER_EXPIRED("order.expired", Topics.ORDERS, OrderV1.class),
    ORDER_PARTIALLY_REFUNDED("order.partially-refunded", Topics.ORDERS, OrderV1.class),
    ORDER_REFUNDED("order.refunded", Topics.ORDERS, OrderV1.class),
    ORDER_BUYER_ERASED("order.buyer-erased", Topics.ORDERS, OrderV1.class),
    ORDER_CLAIMED("order.claimed", Topics.ORDERS, OrderV1.class),
    PAYMENT_REFUND_PENDING("payment.refund-pending", Topics.ORDERS, OrderV1.class),
    PAYMENT_REFUND_FAILED("payment.refund-failed", Topics.ORDERS, OrderV1.class),
    PAYMENT_REFUNDED("payment.refunded", Topics.ORDERS, OrderV1.class),
    ADMISSION_ISSUED("admission.issued", Topics.ADMISSIONS, AdmissionV1.class),
    ADMISSION_TRANSFERRED("admission.transferred", Topics.ADMISSIONS, AdmissionV1.class),
    ADMISSION_HOLDER_RENAMED("admission.holder-renamed", Topics.ADMISSIONS, AdmissionV1.class),
    ADMISSION_VOIDED("admission.voided", Topics.ADMISSIONS, AdmissionV1.class),
    ADMISSION_HOLDER_ERASED("admission.holder-erased", Topics.ADMISSIONS, AdmissionV1.class),
    ADMISSION_CLAIMED("admission.claimed", Topics.ADMISSIONS, AdmissionV1.class),
    ADMISSION_ENTERED("admission.entered", Topics.ADMISSIONS, AdmissionV1.class),
    ADMISSION_LEFT("admission.left", Topics.ADMISSIONS, AdmissionV1.class),
    ADMISSION_ENTRY_UNDONE("admission.entry-undone", Topics.ADMISSIONS, AdmissionV1.class);

    private static final Map<String, EventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::type, Function.identity()));

    private final String type;
    private final String schemaFile;
    private final String dataSchema;
    private final String topic;
    private final Class<? extends Payload> payload;

    EventType(String name, String topic, Class<? extends Payload> payload) {
        this.type = "dev.boxoffice." + name + ".v1";
        this.schemaFile = payload.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z][a-z])", "-")
                .replaceFirst("(V\\d+)$", ".$1.json")
                .toLowerCase(Locale.ROOT);
        this.dataSchema = "https://boxoffice.dev/schemas/" + schemaFile;
        this.topic = topic;
        this.payload = payload;
    }

    /** The {@code ce_type}, for example {@code dev.boxoffice.ticket.created.v1}. */
    public String type() {
        return type;
    }

    /** The {@code ce_dataschema}. The schema has the same file name in this module's {@code schemas} folder. */
    public String dataSchema() {
        return dataSchema;
    }

    /** For example {@code ticket.v1.json}. Event types with the same record class share a schema. */
    public String schemaFile() {
        return schemaFile;
    }

    public String topic() {
        return topic;
    }

    public Class<? extends Payload> payload() {
        return payload;
    }

    /** The type with this {@code ce_type}; empty for an unknown one, which a consumer skips and counts. */
    public static Optional<EventType> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
