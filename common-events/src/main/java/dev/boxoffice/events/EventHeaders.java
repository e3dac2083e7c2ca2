package dev.boxoffice.events;

/**
 * Record headers: the CloudEvents 1.0 attributes in binary content mode.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka binding</a>
 */
public final class EventHeaders {

    /** Starts the name of every CloudEvents attribute. */
    public static final String ATTRIBUTE_PREFIX = "ce_";

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String DATA_SCHEMA = "ce_dataschema";
    public static final String CONTENT_TYPE = "content-type";
    /** W3C Trace Context of the change; absent if there was none. */
    public static final String TRACEPARENT = "traceparent";

    private EventHeaders() {}
}
