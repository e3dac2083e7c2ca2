package dev.boxoffice.events;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CONTRACT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.boxoffice");

    @Test
    void dependsOnTheJdkOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.boxoffice.events", "dev.boxoffice.money"))
                .because("a consumer uses the contract without our libraries")
                .check(CONTRACT);
    }

    @Test
    void payloadsAreRecords() {
        classes()
                .that()
                .areAssignableTo(Payload.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .andShould()
                .haveSimpleNameEndingWith("V1")
                .check(CONTRACT);
    }

    @Test
    void containsNoStatusEnumsAndNoWebTypes() {
        noClasses()
                .should()
                .haveNameMatching(".*(Status|Http|HTTP|Request|Response|Resource|Entity)[^.]*")
                .because("a new value of an enum breaks older consumers")
                .check(CONTRACT);
    }
}
