package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.boxoffice.events.EventHeaders;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Leaves a span for each record of a batch in the trace of the change that it tells of, where that trace is kept.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">messaging spans</a>
 */
final class ConsumerSpans {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private ConsumerSpans() {}

    /** From {@code begun} until now. */
    static void leave(Iterable<ConsumerRecord<String, byte[]>> messages, Instant begun) {
        Tracer tracer = GlobalOpenTelemetry.getTracer("dev.boxoffice.inbox");
        for (ConsumerRecord<String, byte[]> message : messages) {
            parent(message)
                    .filter(SpanContext::isSampled)
                    .ifPresent(parent -> tracer.spanBuilder(message.topic() + " process")
                            .setSpanKind(SpanKind.CONSUMER)
                            .setParent(Context.root().with(Span.wrap(parent)))
                            .setStartTimestamp(begun)
                            .setAttribute("messaging.system", "kafka")
                            .setAttribute("messaging.destination.name", message.topic())
                            .setAttribute("messaging.operation.type", "process")
                            .startSpan()
                            .end());
        }
    }

    private static Optional<SpanContext> parent(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader(EventHeaders.TRACEPARENT);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        var parts = TRACEPARENT.matcher(new String(header.value(), US_ASCII));
        return parts.matches()
                ? Optional.of(SpanContext.createFromRemoteParent(
                        parts.group(1), parts.group(2), TraceFlags.fromHex(parts.group(3), 0), TraceState.getDefault()))
                : Optional.empty();
    }
}
