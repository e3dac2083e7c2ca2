package dev.boxoffice.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Requests a bearer token (RFC 6750); replaces the problem library's mappers, which are incompatible with this Quarkus. */
class UnauthorizedMapper {

    private static final int BEFORE_THE_LIBRARY = 1;

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    Response noToken(UnauthorizedException thrown) {
        return unauthorized("Bearer", "A bearer token is required.");
    }

    @ServerExceptionMapper(priority = BEFORE_THE_LIBRARY)
    Response badToken(AuthenticationFailedException thrown) {
        return unauthorized("Bearer error=\"invalid_token\"", "The bearer token is invalid or has expired.");
    }

    private static Response unauthorized(String challenge, String detail) {
        return Problems.problem(401, "unauthorized", "Unauthorized", detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build()
                .toResponse();
    }
}
