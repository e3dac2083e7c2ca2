package dev.boxoffice.storefront.live;

import dev.boxoffice.storefront.buyer.OrderLink;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The stream of the page of an order that was opened by its private link. The cookie of the link is for paths of its order, and
 * opens what is about this order only.
 */
@Path("/orders/{id}/live")
@PermitAll
class OrderStreamResource {

    private static final Set<TopicKind> KINDS = Set.of(TopicKind.ORDER, TopicKind.ADMISSIONS);

    private final LiveStreams streams;
    private final CurrentReader currentReader;
    private final OrderLink link;

    OrderStreamResource(LiveStreams streams, CurrentReader currentReader, OrderLink link) {
        this.streams = streams;
        this.currentReader = currentReader;
        this.link = link;
    }

    /** {@code since}: when the page read what it shows, in milliseconds since 1970 by our clock. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> follow(
            @PathParam("id") UUID order,
            @QueryParam("topic") List<String> names,
            @QueryParam("since") @DefaultValue("0") long renderedAt,
            @Context Sse sse) {
        return link.access().isEmpty()
                ? streams.refuse(sse)
                : streams.open(names, topic -> isOf(order, topic), currentReader.get(), renderedAt, sse);
    }

    private static boolean isOf(UUID order, Topic topic) {
        return KINDS.contains(topic.kind()) && topic.argument().equals(order.toString());
    }

    @ServerExceptionMapper
    Response refused(StreamRefusedException e) {
        return e.response();
    }
}
