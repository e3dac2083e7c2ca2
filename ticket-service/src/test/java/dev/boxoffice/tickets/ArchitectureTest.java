package dev.boxoffice.tickets;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.boxoffice.http.Idempotency;
import dev.boxoffice.testing.ServiceArchitecture;
import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ServiceArchitecture {

    ArchitectureTest() {
        super("dev.boxoffice.tickets");
    }

    /** Use cases return domain outcomes; resources give them a status, a location and a response record. */
    @Test
    void useCasesDoNotBuildResponses() {
        noClasses()
                .that()
                .areAnnotatedWith(ApplicationScoped.class)
                .and()
                .haveSimpleNameNotEndingWith("PageCache")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta.ws.rs..", "org.jboss.resteasy..", "io.quarkiverse.resteasy.problem.."))
                .orShould()
                .dependOnClassesThat(resideInAPackage("dev.boxoffice..").and(simpleNameEndingWith("Response")))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Idempotency.class)
                .check(main());
    }

    @Test
    void onlyPublishersAndConsumersUseWireRecords() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Events")
                .and()
                .haveSimpleNameNotEndingWith("Consumer")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.boxoffice.events.."))
                .check(main());
    }
}
