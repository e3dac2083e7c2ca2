package dev.boxoffice.orders.buyer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.stream.ClientStream;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.cart.PersonalCart;
import dev.boxoffice.orders.view.OrderPaymentsReader;
import dev.boxoffice.orders.view.OrderReader;
import dev.boxoffice.orders.view.OrderRefundsReader;
import dev.boxoffice.orders.view.OrderResponse;
import dev.boxoffice.orders.view.PaymentData;
import dev.boxoffice.orders.view.RefundResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Writes a {@link BuyerData} as JSON.
 *
 * <p>Reads a page at a time, with transactions of its own, so that memory is constant and a slow client holds no connection.
 */
@ApplicationScoped
class ExportBuyer {

    static final String CONTENTS =
            "Returns the cart, the idempotency keys of the last hours, and all orders with their lines, history, contact,"
                    + " clientReference, payments and refunds. It is not a snapshot.";

    private static final int KEYS = 1_000;

    private final DataSource dataSource;
    private final DatabaseClock clock;
    private final OrderReader reader;
    private final OrderPaymentsReader paymentsReader;
    private final OrderRefundsReader refundsReader;
    private final ObjectMapper mapper;
    private final ClientStream stream;

    ExportBuyer(
            DataSource dataSource,
            DatabaseClock clock,
            OrderReader reader,
            OrderPaymentsReader paymentsReader,
            OrderRefundsReader refundsReader,
            ObjectMapper mapper,
            ClientStream stream) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.reader = reader;
        this.paymentsReader = paymentsReader;
        this.refundsReader = refundsReader;
        this.mapper = mapper;
        this.stream = stream;
    }

    Response toResponse(String buyer) {
        StreamingOutput data = stream.of(out -> write(buyer, out));
        return Response.ok(data, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"buyer.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void write(String buyer, OutputStream out) throws IOException {
        JsonGenerator json = mapper.createGenerator(out);
        json.writeStartObject();
        json.writeStringField("buyer", buyer);
        json.writeObjectField("exportedAt", clock.now());
        json.writeObjectField("cart", run(pipeline -> PersonalCart.items(pipeline, buyer)));
        json.writeArrayFieldStart("idempotencyKeys");
        writeKeys(buyer, json);
        json.writeEndArray();
        json.writeArrayFieldStart("orders");
        writeOrders(buyer, json);
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private void writeKeys(String buyer, JsonGenerator json) throws IOException {
        Idempotency.KeyRecord last = null;
        do {
            Idempotency.KeyRecord after = last;
            List<Idempotency.KeyRecord> page = run(pipeline -> Idempotency.page(pipeline, buyer, after, KEYS));
            for (Idempotency.KeyRecord key : page) {
                json.writeObject(key);
            }
            last = page.size() < KEYS ? null : page.getLast();
        } while (last != null);
    }

    private void writeOrders(String buyer, JsonGenerator json) throws IOException {
        var filter = new OrderReader.Filter(buyer, null, null);
        String next = null;
        do {
            Page<OrderResponse> page = reader.list(filter, Cursor.parse(next), Page.MAX_LIMIT, false);
            List<UUID> ids = page.items().stream().map(OrderResponse::id).toList();
            Map<UUID, List<PaymentData>> payments = paymentsReader.list(ids);
            Map<UUID, List<RefundResponse>> refunds = refundsReader.listForBuyer(ids);
            for (OrderResponse order : page.items()) {
                json.writeObject(new BuyerData.OrderData(
                        order,
                        payments.getOrDefault(order.id(), List.of()),
                        refunds.getOrDefault(order.id(), List.of())));
            }
            next = page.next();
        } while (next != null);
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the data of a buyer", e);
        }
    }
}
