package dev.boxoffice.server;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses compressed bodies, and bodies whose Content-Type is missing, malformed or repeated. */
@ApplicationScoped
class BodyFormatFilter {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern MEDIA_TYPE = Pattern.compile("(?!\\*)" + TOKEN + "/(?!\\*)" + TOKEN + "(?:\\s*;\\s*(?:"
            + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\\\p{Cntrl}]*\"))?)*\\s*");

    private final Endpoints endpoints;

    BodyFormatFilter(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, HeadFilters.PRIORITY - 1);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (context.body().length() <= 0) {
            context.next();
        } else if (isEncoded(request.headers().getAll(HttpHeaders.CONTENT_ENCODING))) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY); // RFC 7694
            new ServerProblem(
                            415,
                            "unsupported-content-encoding",
                            "Unsupported content encoding",
                            "The body is compressed (Content-Encoding). Send it uncompressed.")
                    .send(request);
        } else if (!isTyped(context, request.headers().getAll(HttpHeaders.CONTENT_TYPE))) {
            new ServerProblem(
                            415,
                            "unsupported-media-type",
                            "Unsupported media type",
                            "A body needs one valid Content-Type.")
                    .send(request);
        } else {
            context.next();
        }
    }

    private static boolean isEncoded(List<String> encodings) {
        return encodings.stream().anyMatch(encoding -> !encoding.isBlank() && !encoding.equalsIgnoreCase("identity"));
    }

    private boolean isTyped(RoutingContext context, List<String> types) {
        if (types.isEmpty()) {
            String method = context.request().method().name();
            return endpoints.at(context.normalizedPath()).stream()
                    .noneMatch(endpoint -> endpoint.method().equals(method) && endpoint.takesBody());
        }
        return types.size() == 1 && MEDIA_TYPE.matcher(types.getFirst()).matches();
    }
}
