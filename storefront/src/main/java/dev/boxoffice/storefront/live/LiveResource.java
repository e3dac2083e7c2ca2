package dev.boxoffice.storefront.live;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The stream of an open page, which reads topics in the name of the visitor. */
@Path("/live")
@PermitAll
class LiveResource {

    private final LiveStreams streams;
    private final CurrentReader currentReader;

    LiveResource(LiveStreams streams, CurrentReader currentReader) {
        this.streams = streams;
        this.currentReader = currentReader;
    }

    /** {@code since}: when the page read what it shows, in milliseconds since 1970 by our clock. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> follow(
            @QueryParam("topic") List<String> names,
            @QueryParam("since") @DefaultValue("0") long renderedAt,
            @Context Sse sse) {
        return streams.open(names, topic -> true, currentReader.get(), renderedAt, sse);
    }

    @ServerExceptionMapper
    Response refused(StreamRefusedException e) {
        return e.response();
    }
}
