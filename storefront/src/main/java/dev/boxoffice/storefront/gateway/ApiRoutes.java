package dev.boxoffice.storefront.gateway;

import dev.boxoffice.server.ClientAddress;
import dev.boxoffice.server.RequestBodies;
import dev.boxoffice.server.ServerProblem;
import dev.boxoffice.storefront.StorefrontConfig;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.ConnectException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Proxies {@code /api/**} and the public keys to the services, so that pages and API share one address, as behind the gateway. */
@ApplicationScoped
class ApiRoutes {

    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    private static final int IDLE_TIMEOUT_SECONDS = 30;
    private static final int CONNECTIONS = 256;
    private static final int HTTP = 80;
    /** After the body is read and before authentication, which the services do themselves. */
    private static final int ORDER = RequestBodies.ORDER + 1;

    private static final List<String> TICKET_SERVICE =
            List.of("/api/tickets", "/api/shows", "/api/pools", "/api/organisers", "/api/invitations", "/api/images");

    private static final List<String> ORDER_SERVICE = List.of(
            "/api/cart", "/api/orders", "/api/sales", "/api/call-offs", "/api/me", "/api/admin", "/api/webhooks");

    private static final List<String> ADMISSION_SERVICE = List.of(
            "/api/admissions",
            "/api/check-ins",
            "/api/orders/:id/admissions",
            "/api/orders/:id/admissions.pdf",
            "/api/orders/:id/calendar.ics",
            "/api/shows/:id/check-ins",
            "/api/shows/:id/door-list",
            "/api/shows/:id/gate-counts",
            "/.well-known/jwks.json");

    private static final String BODY = ApiRoutes.class.getName() + ".body";

    private static final Logger LOG = Logger.getLogger(ApiRoutes.class);

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private final HttpClient client;
    private final StorefrontConfig config;
    private final ClientAddress addresses;

    ApiRoutes(Vertx vertx, StorefrontConfig config, ClientAddress addresses) {
        this.config = config;
        this.addresses = addresses;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAlive(false) // a service may close an idle connection just before it is used again
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setIdleTimeout(IDLE_TIMEOUT_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    void add(@Observes Router router) {
        // before their prefixes
        pass(router, "/api/tickets/:id/orders", config.orderService());
        for (String path : ADMISSION_SERVICE) {
            pass(router, path, config.admissionService());
        }
        for (String path : TICKET_SERVICE) {
            pass(router, path, config.ticketService());
        }
        for (String format : new String[] {".yaml", ".json"}) {
            pass(router, "/api/openapi/ticket-service" + format, config.ticketService());
            pass(router, "/api/openapi/order-service" + format, config.orderService());
            pass(router, "/api/openapi/admission-service" + format, config.admissionService());
        }
        for (String path : ORDER_SERVICE) {
            pass(router, path, config.orderService());
        }
        router.route("/api/*").order(ORDER + 1).handler(context -> ServerProblem.NOT_FOUND.send(context.request()));
    }

    private void pass(Router router, String path, URI service) {
        var target =
                SocketAddress.inetSocketAddress(service.getPort() < 0 ? HTTP : service.getPort(), service.getHost());
        HttpProxy proxy = HttpProxy.reverseProxy(client)
                .origin(context -> context.client()
                        .request(new RequestOptions().setServer(target))
                        // Vert.x logs the reset of a request whose client hung up as an error if there is no handler
                        .onSuccess(request -> request.exceptionHandler(failure -> {})));
        proxy.addInterceptor(new ServiceRequest(addresses));
        Handler<RoutingContext> handler = context -> {
            Buffer body = context.body().buffer();
            if (body.length() == 0) {
                context.request().resume();
            } else {
                Vertx.currentContext().putLocal(BODY, body);
            }
            context.request().headers().remove(HttpHeaders.TRANSFER_ENCODING); // the body is complete
            context.request().headers().remove(HttpHeaders.UPGRADE); // no service has WebSockets
            proxy.handle(context.request());
        };
        router.route(path).order(ORDER).handler(handler);
        router.route(path + "/*").order(ORDER).handler(handler);
    }

    /**
     * Keeps the session cookie away from the services, replaces the addresses that the client claims to have, and passes on
     * the body that has been read. Responds with a problem if the service does not. Removes {@code Origin}, because the
     * storefront answers CORS requests itself.
     */
    private record ServiceRequest(ClientAddress addresses) implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            MultiMap headers = context.request().headers();
            headers.remove(HttpHeaders.COOKIE);
            headers.remove(HttpHeaders.ORIGIN);
            headers.set(
                    ClientAddress.FORWARDED_FOR, addresses.of(context.request().proxiedRequest()));
            Buffer body = Vertx.currentContext().getLocal(BODY);
            return send(context, body)
                    .recover(failure -> mayRetry(context) ? send(context, body) : Future.failedFuture(failure))
                    .recover(failure -> hasHungUp(context)
                            ? Future.failedFuture(failure)
                            : Future.succeededFuture(unavailable(context, failure)));
        }

        private static Future<ProxyResponse> send(ProxyContext context, Buffer body) {
            context.request().setBody(body == null ? null : Body.body(body));
            return context.sendRequest();
        }

        /** The service may have closed the connection (RFC 9110, section 9.2.2). */
        private static boolean mayRetry(ProxyContext context) {
            return IDEMPOTENT.contains(context.request().getMethod()) && !hasHungUp(context);
        }

        private static boolean hasHungUp(ProxyContext context) {
            return context.request().proxiedRequest().response().closed();
        }

        private static ProxyResponse unavailable(ProxyContext context, Throwable failure) {
            LOG.warnf("Returning 503: %s", failure);
            boolean unchanged = SAFE.contains(context.request().getMethod()) || failure instanceof ConnectException;
            ServerProblem problem = unchanged ? ServerProblem.UNAVAILABLE : ServerProblem.OUTCOME_UNKNOWN;
            return context.request()
                    .release()
                    .response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, ServerProblem.MEDIA_TYPE)
                    .putHeader("Retry-After", "1")
                    .setBody(Body.body(Buffer.buffer(problem.json())));
        }
    }
}
