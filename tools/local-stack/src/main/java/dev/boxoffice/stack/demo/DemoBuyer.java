package dev.boxoffice.stack.demo;

import dev.boxoffice.stack.api.Polling;
import dev.boxoffice.stack.api.Reply;
import java.io.IOException;
import java.util.List;

/** A buyer who orders directly or through a cart. */
record DemoBuyer(Api api, String name) {

    DemoOrder order(DemoTicket ticket, int quantity) throws IOException, InterruptedException {
        return placed(tryToOrder(ticket, quantity), ticket, quantity);
    }

    /** The order that a reply has confirmed. */
    DemoOrder placed(Reply reply, DemoTicket ticket, int quantity) {
        return DemoOrder.placed(api, name, reply, List.of(new DemoOrder.Line(ticket, quantity)));
    }

    Reply tryToOrder(DemoTicket ticket, int quantity) throws IOException, InterruptedException {
        return onceReplicated(() -> api.order(name, ticket.id(), quantity));
    }

    DemoOrder fillCartAndCheckOut(List<DemoOrder.Line> lines) throws IOException, InterruptedException {
        for (DemoOrder.Line line : lines) {
            onceReplicated(() -> api.setCartItem(name, line.ticket().id(), line.quantity()))
                    .expect(200);
        }
        return DemoOrder.placed(api, name, api.checkOut(name), lines);
    }

    /** Retries until order-service has received the ticket. */
    private static Reply onceReplicated(Polling.Request request) throws IOException, InterruptedException {
        return Polling.until("order-service to receive a ticket", request, reply -> !reply.isProblem("unknown-ticket"));
    }
}
