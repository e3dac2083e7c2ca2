package dev.boxoffice.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The architecture rules of every service and of the libraries that it uses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceArchitecture {

    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String RESOURCE = "jakarta.ws.rs.Path";
    private static final String REQUEST_BODY = "org.eclipse.microprofile.openapi.annotations.parameters.RequestBody";

    private static final String[] HTTP = {"jakarta.ws.rs..", "org.jboss.resteasy..", "io.quarkiverse.resteasy.."};
    private static final String WIRE_RECORDS = "dev.boxoffice.events..";
    private static final String[] MESSAGING = {
        "org.apache.kafka..", "org.eclipse.microprofile.reactive..", "io.smallrye.reactive.."
    };

    /** Entities, statuses and the classes that read and write them. */
    private static final DescribedPredicate<JavaClass> DOMAIN = DescribedPredicate.or(
                    annotatedWith(ENTITY).forSubtype(),
                    JavaClass.Predicates.ENUMS,
                    nameMatching(".*(Repository|Table|Stock)").<JavaClass>forSubtype())
            .as("entities, enums, repositories, tables and stock");

    private final String basePackage;
    private final JavaClasses main;
    private final JavaClasses all = ModuleDependencies.classes();

    protected ServiceArchitecture(String basePackage) {
        this.basePackage = basePackage;
        this.main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
    }

    /** The service's own classes without its tests, for rules of one service. */
    protected final JavaClasses main() {
        return main;
    }

    /** Whether the service maps tables to entities. */
    protected boolean hasEntities() {
        return true;
    }

    @Test
    void findsEntitiesResourcesAndLibraries() {
        assertThat(main.stream().anyMatch(type -> type.isAnnotatedWith(ENTITY))).isEqualTo(hasEntities());
        assertThat(main).anyMatch(type -> type.isAnnotatedWith(RESOURCE));
        assertThat(all.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.boxoffice.events",
                        "dev.boxoffice.database",
                        "dev.boxoffice.kafka",
                        "dev.boxoffice.outbox",
                        "dev.boxoffice.inbox",
                        "dev.boxoffice.http",
                        basePackage);
    }

    @Test
    void modulesDependOnlyOnAllowedModules() {
        assertAll(ModuleDependencies.rules().map(rule -> () -> rule.check(all)));
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching(basePackage + ".(*)..").should().beFreeOfCycles().check(main);
    }

    @Test
    void onlyTheKafkaModuleCreatesAProducer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.boxoffice.kafka")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.kafka.clients.producer.KafkaProducer")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Emitter")
                .check(all);
    }

    /** Dead letters are the only records that do not come from the outbox. */
    @Test
    void onlyTheOutboxAndDeadLettersSend() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.boxoffice.kafka", "dev.boxoffice.outbox")
                .and()
                .doNotHaveFullyQualifiedName("dev.boxoffice.inbox.DeadLetters")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.boxoffice.kafka.EventProducer")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.boxoffice.kafka.TransactionalProducers")
                .orShould(dependOnClassesThat(resideInAnyPackage("org.apache.kafka.clients.producer..")))
                .check(all);
    }

    @Test
    void domainDependsOnNeitherHttpNorMessagingNorWireRecords() {
        assertAll(
                () -> noDomainClassDependsOn(HTTP).check(main),
                () -> noDomainClassDependsOn(MESSAGING).check(main),
                () -> noDomainClassDependsOn(WIRE_RECORDS).check(main));
    }

    private static ArchRule noDomainClassDependsOn(String... packages) {
        return noClasses().that(DOMAIN).should().dependOnClassesThat(resideInAnyPackage(packages));
    }

    @Test
    void entitiesDependOnNoLibrary() {
        noClasses()
                .that()
                .areAnnotatedWith(ENTITY)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.boxoffice.http..", "dev.boxoffice.outbox..", "dev.boxoffice.inbox.."))
                .allowEmptyShould(!hasEntities())
                .check(main);
    }

    @Test
    void entitiesHavePrivateFieldsAndNoSetters() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(ENTITY)
                .should()
                .bePrivate()
                .allowEmptyShould(!hasEntities())
                .check(main);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(ENTITY)
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .allowEmptyShould(!hasEntities())
                .check(main);
    }

    @Test
    void resourcesNeitherAcceptNorReturnEntities() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RESOURCE)
                .should(notUseEntitiesInSignature())
                .check(main);
    }

    /** Quarkus REST parses the annotations of all parameters again for every request with a body. */
    @Test
    void resourcesDescribeBodiesOnTheirMethods() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(RESOURCE)
                .should(notDescribeBodiesOnParameters())
                .check(main);
    }

    private static ArchCondition<JavaMethod> notDescribeBodiesOnParameters() {
        return new ArchCondition<>("not have @RequestBody on a parameter") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(REQUEST_BODY))
                        .forEach(parameter -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " has @RequestBody on a parameter")));
            }
        };
    }

    private static ArchCondition<JavaMethod> notUseEntitiesInSignature() {
        return new ArchCondition<>("not use entities in its signature") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .filter(type -> type.isAnnotatedWith(ENTITY))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " uses " + type.getName())));
            }
        };
    }
}
