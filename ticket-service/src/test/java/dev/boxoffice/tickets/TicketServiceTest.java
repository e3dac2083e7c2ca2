package dev.boxoffice.tickets;

import dev.boxoffice.testing.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** ticket-service on a real database, broker and issuer, one set of them for all test classes. */
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "database", value = "tickets"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TicketServiceTest {}
