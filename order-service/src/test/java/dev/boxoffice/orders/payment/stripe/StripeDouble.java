package dev.boxoffice.orders.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.boxoffice.launcher.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Replaces Stripe's API in tests: requests, responses, errors and idempotency keys as far as this service uses them, and
 * faults on demand.
 *
 * @see <a href="https://docs.stripe.com/api">Stripe's API reference</a>
 */
public final class StripeDouble implements AutoCloseable {

    public static final String SECRET_KEY = "sk_test_double";
    public static final String WEBHOOK_SECRET = "whsec_double";

    /** Payment methods of Stripe's test mode, and one unknown method. */
    public static final String SUCCEEDS = "pm_card_visa";

    public static final String DECLINES = "pm_card_chargeDeclined";
    public static final String INSUFFICIENT_FUNDS = "pm_card_chargeDeclinedInsufficientFunds";
    public static final String REQUIRES_ACTION = "pm_card_authenticationRequired";
    public static final String PROCESSING = "pm_usBankAccount_processing";
    public static final String UNKNOWN = "pm_unknown";

    private static final Map<URI, StripeDouble> LISTENING = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final StripeLedger ledger = new StripeLedger();
    private final Map<String, Stored> stored = new HashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final StripeFaults faults = new StripeFaults();

    /** The stored response of an idempotency key; {@code response} is {@code null} while the request is in progress. */
    private record Stored(Request request, StripeResponse response) {}

    /** One request as received. */
    public record Request(String method, String path, Map<String, String> form, String idempotencyKey) {}

    private StripeDouble(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts a double on a free port. */
    public static StripeDouble start() {
        return new StripeDouble(0);
    }

    /** The double at this address; the first call starts it for all tests of the JVM. */
    public static StripeDouble at(URI apiBase) {
        return LISTENING.computeIfAbsent(apiBase, base -> new StripeDouble(base.getPort()));
    }

    /** An unused address. */
    public static URI freeApiBase() {
        return URI.create("http://127.0.0.1:" + FreePort.any());
    }

    public URI apiBase() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The account's contents, and methods for the actions of buyers and banks. */
    public StripeLedger ledger() {
        return ledger;
    }

    public StripeFaults faults() {
        return faults;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The requests whose path has this ending. */
    public List<Request> requests(String pathEnd) {
        return requests.stream()
                .filter(request -> request.path().endsWith(pathEnd))
                .toList();
    }

    /** Forgets all requests and pending faults. */
    public void reset() {
        requests.clear();
        faults.clear();
    }

    /** Sends the service an event of this type with the current state; returns the HTTP status. */
    public int notify(URI service, String eventType, String intent) {
        return StripeEvent.of(eventType, ledger.objectOf(eventType, intent))
                .sentTo(service)
                .statusCode();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = StripeForms.read(exchange);
            requests.add(request);
            StripeResponse response = authorized(exchange) ? respond(request) : StripeResponse.unauthorized();
            if (faults.dropsResponse(request)) {
                return; // closes the connection
            }
            byte[] body = response.body().toString().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Request-Id", "req_" + requests.size());
            if (response.replayed()) {
                exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
            }
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean authorized(HttpExchange exchange) {
        return ("Bearer " + SECRET_KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private StripeResponse respond(Request request) {
        int status = faults.status(request);
        if (status != 0) {
            return StripeResponse.error(status, status == 429 ? "rate_limit_error" : "api_error", null, null);
        }
        if (request.idempotencyKey() == null) {
            faults.delay();
            return ledger.handle(request);
        }
        return once(request);
    }

    /** See <a href="https://docs.stripe.com/api/idempotent_requests">idempotent requests</a>. */
    private StripeResponse once(Request request) {
        synchronized (stored) {
            Stored earlier = stored.putIfAbsent(request.idempotencyKey(), new Stored(request, null));
            if (earlier != null && !earlier.request().equals(request)) {
                return StripeResponse.error(400, "idempotency_error", null, null);
            }
            if (earlier != null) {
                return earlier.response() == null
                        ? StripeResponse.error(409, "invalid_request_error", "idempotency_key_in_use", null)
                        : earlier.response().replay();
            }
        }
        int failure = faults.storedStatus(request);
        StripeResponse response =
                failure == 0 ? ledger.handle(request) : StripeResponse.error(failure, "api_error", null, null);
        faults.delay();
        synchronized (stored) {
            stored.put(request.idempotencyKey(), new Stored(request, response));
        }
        return response;
    }
}
