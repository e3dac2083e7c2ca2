package dev.boxoffice.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Asks for a bearer token (RFC 6750); stands in for the problem library's own mappers, which do not fit this Quarkus. */
class UnauthorizedMapper {

    private static final int BEFORE_THE_LIBRARY = 1;

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    Response noToken(UnauthorizedException thrown) {
        return unauthorized("Bearer", "This needs a bearer token.");
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    Response badToken(AuthenticationFailedException thrown) {
        return unauthorized("Bearer error=\"invalid_token\"", "The bearer token is not valid here, or no longer.");
    }

    private static Response unauthorized(String challenge, String detail) {
        return Problems.problem(401, "unauthorized", "Unauthorized", detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build()
                .toResponse();
    }
}
