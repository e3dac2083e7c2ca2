package dev.boxoffice.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Responses of requests that may be repeated with an Idempotency-Key. A repetition has the status and Location of the first. */
public final class Replies {

    private Replies() {}

    /**
     * A 201.
     *
     * @param location path of the created resource
     * @param replayed whether an earlier request with the same key was executed
     */
    public static Response created(String location, Object body, boolean replayed) {
        return mark(Response.status(Response.Status.CREATED).entity(body), replayed)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }

    /**
     * A 200 with the changed resource.
     *
     * @param replayed whether an earlier request with the same key was executed
     */
    public static Response changed(Object body, boolean replayed) {
        return mark(Response.ok(body), replayed).build();
    }

    private static Response.ResponseBuilder mark(Response.ResponseBuilder response, boolean replayed) {
        return replayed ? response.header("Idempotency-Replayed", "true") : response;
    }
}
