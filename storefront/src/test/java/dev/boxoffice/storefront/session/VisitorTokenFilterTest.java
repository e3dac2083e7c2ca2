package dev.boxoffice.storefront.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.storefront.order.OrderClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class VisitorTokenFilterTest {

    private static final String EMPTY_PAGE = "{\"items\": []}";

    @RestClient
    OrderClient orders;

    @BeforeEach
    void emptyPages() {
        StubServices.respond("/api/orders", EMPTY_PAGE);
        StubServices.respond("/api/shows", EMPTY_PAGE);
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void sendsTheTokenOfASignedInVisitor() {
        given().get("/orders").then().statusCode(200);

        assertThat(StubServices.authorizationFor("/api/orders"))
                .hasValueSatisfying(header -> assertThat(header).matches("Bearer \\S+\\.\\S+\\.\\S*"));
    }

    @Test
    void sendsNoTokenForAnAnonymousVisitor() {
        assertThat(orders.find(null).items()).isEmpty();

        assertThat(StubServices.authorizationFor("/api/orders")).isEmpty();
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void sendsNoTokenForPublicPages() {
        given().get("/").then().statusCode(200);

        assertThat(StubServices.authorizationFor("/api/shows")).isEmpty();
    }
}
