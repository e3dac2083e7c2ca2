package dev.boxoffice.stack.demo;

import java.io.IOException;
import java.util.List;

/** Somebody who orders what they choose, at once or by way of a cart. */
record DemoBuyer(Api api, String name) {

    DemoOrder order(DemoTicket show, int quantity) throws IOException, InterruptedException {
        return DemoOrder.placed(api, name, tryToOrder(show, quantity), List.of(new DemoOrder.Line(show, quantity)));
    }

    Api.Reply tryToOrder(DemoTicket show, int quantity) throws IOException, InterruptedException {
        return onceKnown(() -> api.order(name, show.id(), quantity));
    }

    DemoOrder fillCartAndCheckOut(List<DemoOrder.Line> lines) throws IOException, InterruptedException {
        for (DemoOrder.Line line : lines) {
            onceKnown(() -> api.putInCart(name, line.show().id(), line.quantity()))
                    .expect(200);
        }
        return DemoOrder.placed(api, name, api.checkOut(name), lines);
    }

    /** The answer after order-service has heard of the ticket. */
    private static Api.Reply onceKnown(Polling.Question question) throws IOException, InterruptedException {
        return Polling.until(
                "order-service to hear of a ticket", question, reply -> !reply.isProblem("unknown-ticket"));
    }
}
