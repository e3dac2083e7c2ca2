package dev.boxoffice.http.scope;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.ServiceClient;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Lets a service client do what the scopes of its token allow, for itself or for the buyer that it names. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class ClientScopeFilter implements ContainerRequestFilter {

    private final Caller caller;

    @Context
    ResourceInfo endpoint;

    ClientScopeFilter(Caller caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ClientScope scope = endpoint.getResourceMethod().getAnnotation(ClientScope.class);
        boolean namesBuyer = OnBehalfOf.isIn(request.getHeaders());
        if (namesBuyer && (scope == null || !scope.forBuyer())) {
            throw Problems.badRequest(
                    "This endpoint does not support " + OnBehalfOf.HEADER + ". Send the request without it.");
        }
        Optional<ServiceClient> client = caller.client();
        if (client.isPresent()) {
            check(client.get(), scope, request);
        } else if (namesBuyer) {
            throw InsufficientScope.ofUser(scope.value());
        }
    }

    private void check(ServiceClient client, ClientScope scope, ContainerRequestContext request) {
        if (scope != null && client.hasAny(scope.value())) {
            if (scope.forBuyer()) {
                caller.allow(client, OnBehalfOf.buyer(request.getHeaders()));
            } else {
                caller.allow(client);
            }
        } else if (!isPublic()) {
            throw scope == null
                    ? Problems.problem(403, "forbidden", "Forbidden", "Service clients cannot use this endpoint.")
                            .build()
                    : InsufficientScope.ofClient(scope.value());
        }
    }

    private boolean isPublic() {
        return endpoint.getResourceMethod().isAnnotationPresent(PermitAll.class)
                || endpoint.getResourceClass().isAnnotationPresent(PermitAll.class);
    }
}
