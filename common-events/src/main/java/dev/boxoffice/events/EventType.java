package dev.boxoffice.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event type with its name on the wire, its topic and the record class of its payload. */
public enum EventType {
    TICKET_CREATED("ticket.created", Topics.TICKETS, TicketV1.class),
    TICKET_UPDATED("ticket.updated", Topics.TICKETS, TicketV1.class),
    TICKET_WITHDRAWN("ticket.withdrawn", Topics.TICKETS, TicketV1.class),
    TICKET_AVAILABILITY_CHANGED("ticket.availability-changed", Topics.AVAILABILITY, AvailabilityV1.class),
    ORDER_CREATED("order.created", Topics.ORDERS, OrderV1.class),
    ORDER_AWAITING_PAYMENT("order.awaiting-payment", Topics.ORDERS, OrderV1.class),
    ORDER_COMPLETED("order.completed", Topics.ORDERS, OrderV1.class),
    ORDER_CANCELLED("order.cancelled", Topics.ORDERS, OrderV1.class),
    ORDER_EXPIRED("order.expired", Topics.ORDERS, OrderV1.class),
    ORDER_REFUNDED("order.refunded", Topics.ORDERS, OrderV1.class),
    PAYMENT_REFUND_PENDING("payment.refund-pending", Topics.ORDERS, OrderV1.class),
    PAYMENT_REFUNDED("payment.refunded", Topics.ORDERS, OrderV1.class);

    private static final Map<String, EventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::type, Function.identity()));

    private final String type;
    private final String schemaFile;
    private final String dataSchema;
    private final String topic;
    private final Class<? extends Payload> payload;

    EventType(String name, String topic, Class<? extends Payload> payload) {
        this.type = "dev.boxoffice." + name + ".v1";
        this.schemaFile = payload.getSimpleName().toLowerCase(Locale.ROOT).replaceFirst("(v\\d+)$", ".$1.json");
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
