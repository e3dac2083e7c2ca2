package dev.boxoffice.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String BASE = "dev.boxoffice.bench";
    private static final String HARNESS = BASE + ".harness";
    private static final String KAFKA = BASE + ".kafka";
    private static final String ORDERS = BASE + ".orders";
    private static final int MAX_FILES_PER_PACKAGE = 25;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void harnessDependsOnNoOtherPackage() {
        mayDependOn(HARNESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {KAFKA, ORDERS})
    void sharedPackagesDependOnTheHarnessOnly(String shared) {
        mayDependOn(shared, HARNESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hot",
                "life",
                "locked",
                "latency",
                "relay",
                "lag",
                "bootstrap",
                "read",
                "start",
                "door",
                "pages",
                "growth"
            })
    void benchesDoNotDependOnEachOther(String bench) {
        mayDependOn(BASE + "." + bench, HARNESS, KAFKA, ORDERS);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void packagesStaySmall() {
        var files = MAIN.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(files)
                .hasSize(18)
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES_PER_PACKAGE));
    }

    private void mayDependOn(String from, String... allowed) {
        var permitted = resideInAnyPackage(allowed).or(resideInAPackage(from));
        assertThat(MAIN.that(resideInAPackage(from))).as(from).isNotEmpty();
        noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + "..").and(not(permitted)))
                .as("%s depends only on %s in the bench".formatted(from, List.of(allowed)))
                .check(MAIN);
    }
}
