package dev.boxoffice.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** The running trace in the form of a W3C {@code traceparent} header. */
public final class Traceparent {

    private Traceparent() {}

    /** {@code null} when nothing is being traced. */
    public static String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
