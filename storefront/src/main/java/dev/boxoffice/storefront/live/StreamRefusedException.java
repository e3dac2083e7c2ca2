package dev.boxoffice.storefront.live;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A stream that is not opened. Scripts read only the status. */
final class StreamRefusedException extends RuntimeException {

    static final int BAD_REQUEST = 400;
    static final int TOO_MANY_REQUESTS = 429;
    static final int UNAVAILABLE = 503;

    private static final int RETRY_AFTER_SECONDS = 10;

    private static final long serialVersionUID = 1L;

    private final int status;

    StreamRefusedException(int status) {
        super(null, null, false, false);
        this.status = status;
    }

    Response response() {
        return Response.status(status)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
