package dev.boxoffice.http;

import java.util.List;
import java.util.Set;

/**
 * A program that calls the API with a token of its own, from the client credentials grant (RFC 6749, section 4.4).
 *
 * @param name its client id at the issuer
 * @param scopes what it may do at most
 */
public record ServiceClient(String name, Set<String> scopes) {

    /** The ids of clients and of their buyers start with it. The ids of users do not. */
    static final String PREFIX = "client:";

    /** Whether the token has one of these scopes. */
    public boolean hasAny(String... required) {
        return List.of(required).stream().anyMatch(scopes::contains);
    }

    /** The id of the client itself, for example as a member of an organiser. */
    String id() {
        return PREFIX + name;
    }

    /** The id of a buyer of this client. Neither a user nor a buyer of another client has it. */
    String idOf(String buyer) {
        return id() + ":" + buyer;
    }
}
