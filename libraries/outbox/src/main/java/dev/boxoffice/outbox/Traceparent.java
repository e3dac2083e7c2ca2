package dev.boxoffice.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** The current trace as a W3C {@code traceparent} header. */
public final class Traceparent {

    private Traceparent() {}

    /** Returns {@code null} when nothing is traced. */
    public static String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
