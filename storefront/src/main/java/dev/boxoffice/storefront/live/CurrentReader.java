package dev.boxoffice.storefront.live;

import dev.boxoffice.server.ClientAddress;
import dev.boxoffice.storefront.buyer.GuestAccess;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdToken;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Keeps what the services need to know of a visitor after the request has ended. */
@RequestScoped
class CurrentReader {

    private final SecurityIdentity identity;
    private final AccessTokenCredential token;
    private final CurrentVertxRequest request;
    private final ClientAddress addresses;
    private final GuestAccess guestAccess;

    @Inject
    @IdToken
    JsonWebToken idToken;

    CurrentReader(
            SecurityIdentity identity,
            AccessTokenCredential token,
            CurrentVertxRequest request,
            ClientAddress addresses,
            GuestAccess guestAccess) {
        this.identity = identity;
        this.token = token;
        this.request = request;
        this.addresses = addresses;
        this.guestAccess = guestAccess;
    }

    Reader get() {
        String address = addresses.of(request.getCurrent().request());
        Map<String, String> headers = new HashMap<>(Map.of(ClientAddress.FORWARDED_FOR, address));
        String network = ClientAddress.network(address);
        Optional<GuestAccess.Access> guest = guestAccess.get();
        if (guest.isPresent()) {
            headers.putAll(guest.get().headers());
            return new Reader(
                    Reader.Kind.GUEST,
                    guest.get().id(),
                    network,
                    headers,
                    guest.get().until());
        }
        if (identity.isAnonymous()) {
            return new Reader(Reader.Kind.ANONYMOUS, network, network, headers, Instant.MAX);
        }
        headers.put(HttpHeaders.AUTHORIZATION, "Bearer " + token.getToken());
        return new Reader(Reader.Kind.USER, identity.getPrincipal().getName(), network, headers, expiry());
    }

    private Instant expiry() {
        return idToken.getExpirationTime() == 0 ? Instant.MAX : Instant.ofEpochSecond(idToken.getExpirationTime());
    }
}
