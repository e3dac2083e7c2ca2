package dev.boxoffice.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who is asking, by the bearer token. */
@RequestScoped
public class Caller {

    public static final String ADMIN = "admin";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's subject. */
    public String id() {
        return identity.getPrincipal().getName();
    }

    public boolean isAdmin() {
        return identity.hasRole(ADMIN);
    }

    /** Whether the caller is this user, or may act for everybody. */
    public boolean mayActFor(String userId) {
        return isAdmin() || id().equals(userId);
    }
}
