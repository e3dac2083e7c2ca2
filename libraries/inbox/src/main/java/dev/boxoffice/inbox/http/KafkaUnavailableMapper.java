package dev.boxoffice.inbox.http;

import dev.boxoffice.http.Problems;
import dev.boxoffice.kafka.KafkaUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Returns 503 for the operations that need Kafka while it serves the request. */
@Provider
class KafkaUnavailableMapper implements ExceptionMapper<KafkaUnavailableException> {

    private static final Logger LOG = Logger.getLogger(KafkaUnavailableMapper.class);
    private static final int RETRY_AFTER_SECONDS = 10;

    @Override
    public Response toResponse(KafkaUnavailableException thrown) {
        LOG.warnf("Returning 503: %s", thrown.getMessage());
        return Problems.problem(503, "kafka-unavailable", "Kafka unavailable", "Kafka is not responding. Retry later.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
