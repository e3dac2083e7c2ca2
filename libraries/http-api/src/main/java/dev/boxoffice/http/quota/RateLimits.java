package dev.boxoffice.http.quota;

import dev.boxoffice.http.ServiceClients;
import dev.boxoffice.server.ClientAddress;
import dev.boxoffice.server.HeadFilters;
import dev.boxoffice.server.RequestBodies;
import dev.boxoffice.server.ServerProblem;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.List;

/**
 * Limits the rate of requests to {@code /api}: by subject with a valid token, with one limit for users and one for service
 * clients, otherwise by network address. A rejected token
 * counts after its verification, and too many of them prevent further verifications.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">IETF draft, version 11</a>
 */
@ApplicationScoped
class RateLimits {

    /** Before the body is read. */
    private static final int BEFORE_AUTHENTICATION = RequestBodies.ORDER - 1;
    /** Quarkus authenticates at 200 and authorizes at 100. */
    private static final int AFTER_AUTHENTICATION = 150;

    private static final int UNAUTHORIZED = 401;

    private final RateLimit user;
    private final RateLimit client;
    private final RateLimit address;
    private final RateLimit badToken;
    private final ClientAddress addresses;
    private final MeterRegistry metrics;
    private final ServiceClients clients;

    @Inject
    RateLimits(RateLimitConfig config, ClientAddress addresses, MeterRegistry metrics, ServiceClients clients) {
        this(config, addresses, metrics, clients, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(
            RateLimitConfig config,
            ClientAddress addresses,
            MeterRegistry metrics,
            ServiceClients clients,
            TimeMeter clock) {
        this.clients = clients;
        this.client = new RateLimit("client", config.client(), clock);
        this.user = new RateLimit("user", config.user(), clock);
        this.address = new RateLimit("address", config.address(), clock);
        this.badToken = new RateLimit("bad-token", config.badToken(), clock);
        this.addresses = addresses;
        this.metrics = metrics;
        List.of(user, client, address, badToken).forEach(this::countRefused);
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_AUTHENTICATION).handler(this::beforeAuthentication);
    }

    void register(@Observes Filters filters) {
        filters.register(this::afterAuthentication, AFTER_AUTHENTICATION);
    }

    private void beforeAuthentication(RoutingContext context) {
        if (!isLimited(context)) {
            context.next();
            return;
        }
        String caller = ClientAddress.network(addresses.of(context.request()));
        if (context.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            limitBadTokens(context, caller);
        } else {
            take(address, caller, context);
        }
    }

    private void limitBadTokens(RoutingContext context, String caller) {
        if (badToken.isOff()) {
            context.next();
            return;
        }
        RateLimit.Result result = badToken.peek(caller);
        if (!result.allowed()) {
            refuse(badToken, result, context);
            return;
        }
        context.addHeadersEndHandler(sent -> {
            if (context.response().getStatusCode() == UNAUTHORIZED) {
                badToken.take(caller);
            }
        });
        context.next();
    }

    private void afterAuthentication(RoutingContext context) {
        if (isLimited(context)
                && context.user() instanceof QuarkusHttpUser caller
                && !caller.getSecurityIdentity().isAnonymous()) {
            Principal principal = caller.getSecurityIdentity().getPrincipal();
            take(clients.contains(principal) ? client : user, principal.getName(), context);
        } else {
            context.next();
        }
    }

    /** Payment providers repeat a refused notification only after a long time. */
    private static boolean isLimited(RoutingContext context) {
        String path = context.normalizedPath();
        return path.equals("/api") || (path.startsWith("/api/") && !path.startsWith("/api/webhooks/"));
    }

    private void take(RateLimit limit, String caller, RoutingContext context) {
        if (limit.isOff() || caller == null) {
            context.next();
            return;
        }
        RateLimit.Result result = limit.take(caller);
        if (result.allowed()) {
            describe(limit, result, context);
            context.next();
        } else {
            refuse(limit, result, context);
        }
    }

    private static void describe(RateLimit limit, RateLimit.Result result, RoutingContext context) {
        context.response().putHeader("RateLimit-Policy", limit.policy());
        context.response().putHeader("RateLimit", limit.state(result));
    }

    private void refuse(RateLimit limit, RateLimit.Result result, RoutingContext context) {
        countRefused(limit).increment();
        describe(limit, result, context);
        context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(result.seconds()));
        var problem = new ServerProblem(
                429,
                "rate-limited",
                "Too many requests",
                "Too many requests. Retry after " + result.seconds() + " seconds.");
        if (!context.body().available() && HeadFilters.hasBody(context.request())) {
            context.request().handler(discarded -> {}).resume();
            problem.sendAndClose(context.request());
        } else {
            problem.send(context.request());
        }
    }

    private Counter countRefused(RateLimit limit) {
        return metrics.counter("boxoffice.requests.limited", "policy", limit.name());
    }
}
