package dev.boxoffice.storefront;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The public address of the shop, as the visitor's browser knows it. */
@Named
@RequestScoped
public class Site {

    private final String address;

    Site(RoutingContext context) {
        HttpServerRequest request = context.request();
        this.address = request.scheme() + "://" + request.authority();
    }

    /** Scheme and host, without a slash at the end. */
    public String address() {
        return address;
    }
}
