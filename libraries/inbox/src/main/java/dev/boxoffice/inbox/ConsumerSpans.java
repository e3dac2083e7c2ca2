package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Creates a span for each record of a batch in the trace of the change that caused it, if that trace is sampled.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">messaging spans</a>
 */
final class ConsumerSpans {

    private static final TextMapGetter<Headers> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return Stream.of(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public String get(Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), US_ASCII);
        }
    };

    private ConsumerSpans() {}

    /** Records spans from {@code begun} until now. */
    static void record(Iterable<ConsumerRecord<String, byte[]>> messages, Instant begun) {
        Tracer tracer = GlobalOpenTelemetry.getTracer("dev.boxoffice.inbox");
        for (ConsumerRecord<String, byte[]> message : messages) {
            Context parent =
                    W3CTraceContextPropagator.getInstance().extract(Context.root(), message.headers(), HEADERS);
            if (Span.fromContext(parent).getSpanContext().isSampled()) {
                tracer.spanBuilder(message.topic() + " process")
                        .setSpanKind(SpanKind.CONSUMER)
                        .setParent(parent)
                        .setStartTimestamp(begun)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.destination.name", message.topic())
                        .setAttribute("messaging.operation.type", "process")
                        .startSpan()
                        .end();
            }
        }
    }
}
