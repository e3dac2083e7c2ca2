package dev.boxoffice.server;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Logs each request: as text, and as fields of the JSON log.
 *
 * <p>Quarkus's access log neither escapes control characters nor has fields. Queries and most headers are not logged, because
 * they can contain codes, tokens and search terms.
 */
@ApplicationScoped
class AccessLog {

    private static final Logger LOG = Logger.getLogger("boxoffice.access");
    private static final String TRACE_ID = "traceId";
    private static final String NONE = "-";
    private static final String LOGGED = AccessLog.class.getName();
    private static final int MAX_LENGTH = 1_000;

    private final boolean enabled;
    private final ClientAddress addresses;

    AccessLog(HttpServerConfig config, ClientAddress addresses) {
        this.enabled = config.accessLog();
        this.addresses = addresses;
    }

    /** Before every other handler, so that each response is logged. */
    void register(@Observes @Priority(1) Router router) {
        if (enabled) {
            router.route().order(Integer.MIN_VALUE).handler(this::handle);
        }
    }

    private void handle(RoutingContext context) {
        if (context.get(LOGGED) != null) { // rerouted
            context.next();
            return;
        }
        context.put(LOGGED, true);
        long start = System.nanoTime();
        Object trace = MDC.get(TRACE_ID);
        context.addEndHandler(end -> log(fields(context, start, end.succeeded()), trace));
        context.next();
    }

    /** The fields in the order of the text; a connection that ended before the response has no status. */
    private Map<String, String> fields(RoutingContext context, long start, boolean responded) {
        HttpServerRequest request = context.request();
        var fields = new LinkedHashMap<String, String>();
        fields.put("address", addresses.of(request));
        fields.put("subject", escaped(subject(context)));
        fields.put("onBehalfOf", escaped(request.getHeader("Boxoffice-On-Behalf-Of")));
        fields.put("method", escaped(request.method().name()));
        fields.put("path", escaped(request.path()));
        fields.put("status", responded ? String.valueOf(context.response().getStatusCode()) : NONE);
        fields.put("bytes", String.valueOf(context.response().bytesWritten()));
        fields.put("durationMillis", String.valueOf(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
        fields.put("userAgent", escaped(request.getHeader("User-Agent")));
        return fields;
    }

    private static String subject(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user.getSecurityIdentity().getPrincipal().getName()
                : null;
    }

    private static void log(Map<String, String> fields, Object trace) {
        Object before = MDC.get(TRACE_ID);
        fields.forEach(MDC::put);
        if (trace != null) {
            MDC.put(TRACE_ID, trace);
        }
        try {
            LOG.infof(
                    "%s %s %s \"%s %s\" %s %s %s \"%s\" %s",
                    fields.get("address"),
                    fields.get("subject"),
                    fields.get("onBehalfOf"),
                    fields.get("method"),
                    fields.get("path"),
                    fields.get("status"),
                    fields.get("bytes"),
                    fields.get("durationMillis"),
                    fields.get("userAgent"),
                    trace == null ? NONE : trace);
        } finally {
            fields.keySet().forEach(MDC::remove);
            if (before == null) {
                MDC.remove(TRACE_ID);
            }
        }
    }

    /** Escapes everything that could end a line, a quotation or a field, or that a terminal could interpret. */
    static String escaped(String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        var safe = new StringBuilder();
        text.chars().limit(MAX_LENGTH).forEach(character -> {
            if (character > ' ' && character < 0x7f && character != '"' && character != '\\') {
                safe.append((char) character);
            } else if (character == ' ') {
                safe.append(' ');
            } else {
                safe.append("\\u%04x".formatted(character));
            }
        });
        return safe.toString();
    }
}
