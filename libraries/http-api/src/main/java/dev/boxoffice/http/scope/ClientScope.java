package dev.boxoffice.http.scope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets service clients use an endpoint. Without it, an endpoint that requires a token refuses them, and a public endpoint
 * treats them like callers without a token.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ClientScope {

    String SHOWS_WRITE = "shows:write";
    String ORDERS_WRITE = "orders:write";
    String ORDERS_READ = "orders:read";
    String ADMISSIONS_READ = "admissions:read";
    String CHECK_INS_WRITE = "check-ins:write";

    /** The client's token needs one of these scopes. */
    String[] value();

    /** Whether the client acts for a buyer, whom it names in {@link OnBehalfOf#HEADER}. */
    boolean forBuyer() default false;
}
