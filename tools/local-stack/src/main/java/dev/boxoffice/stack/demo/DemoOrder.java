package dev.boxoffice.stack.demo;

import dev.boxoffice.stack.api.Polling;
import dev.boxoffice.stack.api.Reply;
import dev.boxoffice.stack.console.UserError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An order of the demo, with the actions of its buyer and waits for their results. */
record DemoOrder(Api api, String buyer, String id, boolean free, List<Line> lines) {

    record Line(DemoTicket ticket, int quantity) {}

    static DemoOrder placed(Api api, String buyer, Reply reply, List<Line> lines) {
        return new DemoOrder(
                api,
                buyer,
                reply.expect(201).body().path("id").asText(),
                reply.body().path("total").path("amount").asLong() == 0,
                lines);
    }

    void pay(String method) throws IOException, InterruptedException {
        Reply reply = api.pay(buyer, id, Map.of("paymentMethod", method));
        if (reply.isProblem("unknown-payment-method")) {
            throw new UserError(
                    "The demo needs simulated payments. Restart Boxoffice without BOXOFFICE_STRIPE_SECRET_KEY.");
        }
        reply.expect(200);
    }

    void payNothing() throws IOException, InterruptedException {
        api.pay(buyer, id, Map.of()).expect(200);
    }

    void cancel() throws IOException, InterruptedException {
        api.cancel(buyer, id).expect(200);
    }

    void refund() throws IOException, InterruptedException {
        api.refund(id).expect(200);
    }

    void awaitStatus(String status) throws IOException, InterruptedException {
        await("/status", status);
    }

    void awaitPayment(String status) throws IOException, InterruptedException {
        await("/payment/status", status);
    }

    void awaitWithdrawal() throws IOException, InterruptedException {
        await("/items/0/ticket/status", "WITHDRAWN");
    }

    private void await(String pointer, String value) throws IOException, InterruptedException {
        Polling.until(
                "%s of order %s to be %s".formatted(pointer, id, value),
                () -> api.order(buyer, id),
                reply -> reply.expect(200).body().at(pointer).asText().equals(value));
    }

    void end(Fate fate) {
        lines.forEach(line -> line.ticket().add(fate, line.quantity()));
    }

    @Override
    public String toString() {
        return "%s of %s: %s"
                .formatted(
                        id,
                        buyer,
                        lines.stream()
                                .map(line -> "%d × %s"
                                        .formatted(
                                                line.quantity(), line.ticket().title()))
                                .collect(Collectors.joining(", ")));
    }
}
