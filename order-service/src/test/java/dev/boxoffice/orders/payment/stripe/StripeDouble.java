package dev.boxoffice.orders.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Stands in for Stripe's API, offline: the same requests, answers, errors and idempotency keys, as far as this service
 * uses them, and faults on demand.
 *
 * @see <a href="https://docs.stripe.com/api">Stripe's API reference</a>
 */
public final class StripeDouble implements AutoCloseable {

    public static final String SECRET_KEY = "sk_test_double";
    public static final String WEBHOOK_SECRET = "whsec_double";

    /** Payment methods of Stripe's own test mode, and one that it does not know. */
    public static final String SUCCEEDS = "pm_card_visa";

    public static final String DECLINES = "pm_card_chargeDeclined";
    public static final String HAS_NO_FUNDS = "pm_card_chargeDeclinedInsufficientFunds";
    public static final String ASKS_THE_BUYER = "pm_card_authenticationRequired";
    public static final String TAKES_TIME = "pm_usBankAccount_processing";
    public static final String IS_UNKNOWN = "pm_unknown";

    private static final Map<URI, StripeDouble> LISTENING = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final StripeLedger ledger = new StripeLedger();
    private final Map<String, Kept> kept = new HashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final StripeFaults faults = new StripeFaults();

    /** What was answered under an idempotency key; {@code answer} is {@code null} while it is being worked on. */
    private record Kept(Request request, StripeResponse answer) {}

    /** One request as it came. */
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

    /** On a free port. */
    public static StripeDouble start() {
        return new StripeDouble(0);
    }

    /** The one on this address, started by the first who asks and there for all tests of the JVM. */
    public static StripeDouble at(URI apiBase) {
        return LISTENING.computeIfAbsent(apiBase, base -> new StripeDouble(base.getPort()));
    }

    /** An address where nobody listens yet; below the ports that Linux gives to outgoing connections. */
    public static URI freeApiBase() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (var socket = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
                return URI.create("http://127.0.0.1:" + socket.getLocalPort());
            } catch (IOException taken) {
                // another one may be free
            }
        }
        throw new IllegalStateException("no free port found");
    }

    public URI apiBase() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What Stripe's account holds; with verbs for what buyers and banks do. */
    public StripeLedger ledger() {
        return ledger;
    }

    /** What will go wrong. */
    public StripeFaults faults() {
        return faults;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The requests whose path ends so. */
    public List<Request> requests(String pathEnd) {
        return requests.stream()
                .filter(request -> request.path().endsWith(pathEnd))
                .toList();
    }

    /** Forgets the requests and the faults that have not come true. */
    public void calm() {
        requests.clear();
        faults.clear();
    }

    /** Tells the service of the present state, as an event of this type, and returns the status of its answer. */
    public int tells(URI service, String eventType, String intent) {
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
            StripeResponse answer = authorized(exchange) ? answer(request) : StripeResponse.unauthorized();
            if (faults.dropsAnswer(request)) {
                return; // closes the connection
            }
            byte[] body = answer.body().toString().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Request-Id", "req_" + requests.size());
            if (answer.replayed()) {
                exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean authorized(HttpExchange exchange) {
        return ("Bearer " + SECRET_KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private StripeResponse answer(Request request) {
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
        synchronized (kept) {
            Kept earlier = kept.putIfAbsent(request.idempotencyKey(), new Kept(request, null));
            if (earlier != null && !earlier.request().equals(request)) {
                return StripeResponse.error(400, "idempotency_error", null, null);
            }
            if (earlier != null) {
                return earlier.answer() == null
                        ? StripeResponse.error(409, "invalid_request_error", "idempotency_key_in_use", null)
                        : earlier.answer().again();
            }
        }
        int failure = faults.keptStatus(request);
        StripeResponse answer =
                failure == 0 ? ledger.handle(request) : StripeResponse.error(failure, "api_error", null, null);
        faults.delay();
        synchronized (kept) {
            kept.put(request.idempotencyKey(), new Kept(request, answer));
        }
        return answer;
    }
}
