package dev.boxoffice.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules every service keeps; a service's own test extends this with its package. */
public abstract class ServiceArchitecture {

    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String RESOURCE = "jakarta.ws.rs.Path";

    private final String basePackage;
    private final JavaClasses main;

    protected ServiceArchitecture(String basePackage) {
        this.basePackage = basePackage;
        this.main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
    }

    /** The service's own classes without its tests, for rules that it alone keeps. */
    protected final JavaClasses main() {
        return main;
    }

    @Test
    void thereIsSomethingToLookAt() {
        assertThat(main).anyMatch(type -> type.isAnnotatedWith(ENTITY));
        assertThat(main).anyMatch(type -> type.isAnnotatedWith(RESOURCE));
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching(basePackage + ".(*)..").should().beFreeOfCycles().check(main);
    }

    @Test
    void onlyTheOutboxSends() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.clients.producer.."))
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Emitter")
                .check(main);
    }

    @Test
    void entitiesKnowNeitherHttpNorMessaging() {
        noClasses()
                .that()
                .areAnnotatedWith(ENTITY)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "org.jboss.resteasy..",
                        "dev.boxoffice.events..",
                        "dev.boxoffice.http..",
                        "dev.boxoffice.outbox..",
                        "dev.boxoffice.inbox..",
                        "org.apache.kafka..",
                        "org.eclipse.microprofile.reactive..",
                        "io.smallrye.reactive.."))
                .check(main);
    }

    @Test
    void entitiesKeepTheirFieldsToThemselves() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(ENTITY)
                .should()
                .bePrivate()
                .check(main);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(ENTITY)
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .check(main);
    }

    @Test
    void resourcesTakeAndReturnNoEntities() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RESOURCE)
                .should(mentionNoEntity())
                .check(main);
    }

    private static ArchCondition<JavaMethod> mentionNoEntity() {
        return new ArchCondition<>("mention no entity in its signature") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .filter(ServiceArchitecture::isEntity)
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " mentions " + type.getName())));
            }
        };
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(ENTITY);
    }
}
