package dev.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    @Test
    void identifiesUserBySubject() {
        Caller user = caller(Map.of("sub", "ada", "azp", "boxoffice", "scope", "orders:write"));

        assertThat(user.id()).isEqualTo("ada");
        assertThat(user.client()).isEmpty();
        assertThat(user.isAdmin()).isTrue();
        assertThat(user.mayActFor("bob")).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"client:shop", "client:shop:bob", "a\u0000b"})
    void refusesInvalidSubjects(String subject) {
        Caller user = caller(subject == null ? Map.of() : Map.of("sub", subject));

        assertThatThrownBy(user::id).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void treatsClientAsAnonymousUntilItsScopeIsChecked() {
        Caller client = caller(Map.of("sub", "42", "client_id", "shop"));

        assertThat(client.isAnonymous()).isTrue();
        assertThatThrownBy(client::id).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void identifiesClientByItsName() {
        Caller client = caller(Map.of("sub", "42", "client_id", "shop", "scope", "shows:write orders:read"));
        ServiceClient shop = client.client().orElseThrow();

        client.allow(shop);

        assertThat(client.id()).isEqualTo("client:shop");
        assertThat(client.isAnonymous()).isFalse();
        assertThat(shop.scopes()).containsExactlyInAnyOrder("shows:write", "orders:read");
    }

    @Test
    void identifiesBuyerWithinTheClient() {
        Caller client = caller(Map.of("sub", "42", "client_id", "shop"));

        client.allow(client.client().orElseThrow(), "guest:1");

        assertThat(client.id()).isEqualTo("client:shop:guest:1");
        assertThat(client.mayActFor("client:shop:guest:1")).isTrue();
        assertThat(client.mayActFor("guest:1")).isFalse();
        assertThat(client.mayActFor("client:shop")).isFalse();
    }

    @Test
    void givesClientNoRightsOfAnOperator() {
        Caller client = caller(Map.of("sub", "42", "client_id", "shop"));

        assertThat(client.isAdmin()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a b", "caf\u00e9"})
    void refusesInvalidClientNames(String name) {
        Caller client = caller(Map.of("sub", "42", "client_id", name));

        assertThatThrownBy(client::client).isInstanceOf(AuthenticationFailedException.class);
    }

    /** Every caller has the role of operators. */
    private static Caller caller(Map<String, String> claims) {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(claims))
                .addRole(Caller.ADMIN)
                .build();
        return new Caller(identity, new ServiceClients("client_id"));
    }

    private record Token(Map<String, String> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return claims.get("sub");
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface declares it
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
