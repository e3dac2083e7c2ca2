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

/** Runs ticket-service with PostgreSQL, Kafka and an issuer that all test classes share. */
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "database", value = "tickets"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TicketServiceTest {}
