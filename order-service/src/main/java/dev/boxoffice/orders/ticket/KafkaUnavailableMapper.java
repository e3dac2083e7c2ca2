package dev.boxoffice.orders.ticket;

import dev.boxoffice.http.Problems;
import dev.boxoffice.kafka.KafkaUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Kafka is away only to who asked for it: nothing else waits for the broker. */
@Provider
class KafkaUnavailableMapper implements ExceptionMapper<KafkaUnavailableException> {

    private static final Logger LOG = Logger.getLogger(KafkaUnavailableMapper.class);
    private static final int RETRY_AFTER_SECONDS = 10;

    @Override
    public Response toResponse(KafkaUnavailableException thrown) {
        LOG.warnf("Answered 503: %s", thrown.getMessage());
        return Problems.problem(503, "broker-away", "Broker away", "Kafka does not answer; ask again later.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
