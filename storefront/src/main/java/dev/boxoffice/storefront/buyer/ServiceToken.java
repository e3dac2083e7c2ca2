package dev.boxoffice.storefront.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.StorefrontConfig;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The storefront's own access token, from the client credentials grant (RFC 6749, section 4.4). */
@ApplicationScoped
class ServiceToken {

    private static final String SCOPES = "orders:write orders:read admissions:read";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A request takes less than this time. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final StorefrontConfig config;
    private final String issuer;
    private final ReentrantLock lock = new ReentrantLock();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private volatile Token token = new Token("", Instant.MIN);
    private volatile URI endpoint;

    /** A token and when to replace it. */
    record Token(String text, Instant until) {
        boolean isValid() {
            return Instant.now().isBefore(until);
        }
    }

    @Inject
    ServiceToken(StorefrontConfig config, @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.config = config;
        this.issuer = issuer;
    }

    /**
     * Returns a valid token. Only one request at a time asks the issuer.
     *
     * @throws ProcessingException if the issuer does not respond
     */
    String get() {
        Token known = token;
        if (known.isValid()) {
            return known.text;
        }
        lock.lock();
        try {
            if (!token.isValid()) {
                token = fetch();
            }
            return token.text;
        } catch (IOException e) {
            throw new ProcessingException("The issuer gave no token: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessingException("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the token without waiting for the issuer.
     *
     * @throws ServiceUnavailableException if there is none yet; it is then fetched
     */
    Token ready() {
        Token known = token;
        if (!known.isValid()) {
            Thread.startVirtualThread(this::get);
            throw new ServiceUnavailableException("the storefront has no token yet");
        }
        return known;
    }

    private Token fetch() throws IOException, InterruptedException {
        if (endpoint == null) {
            endpoint = URI.create(send(HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")))
                    .path("token_endpoint")
                    .asText());
        }
        String credentials = encode(config.guestClient()) + ":"
                + encode(config.guestClientSecret().orElse(""));
        JsonNode response = send(HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + encode(SCOPES))));
        Duration lifetime = Duration.ofSeconds(response.path("expires_in").asLong(60));
        return new Token(
                response.path("access_token").asText(),
                Instant.now().plus(lifetime).minus(MARGIN));
    }

    /** No request has reached a service when the issuer fails, so the visitor hears that nothing was done. */
    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = client.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw unreachable(e.toString());
        }
        if (response.statusCode() != 200) {
            throw unreachable("status " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }

    private static ConnectException unreachable(String why) {
        return new ConnectException(why);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
