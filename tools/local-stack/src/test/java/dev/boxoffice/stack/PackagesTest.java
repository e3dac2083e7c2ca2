package dev.boxoffice.stack;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.boxoffice.stack");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.boxoffice.stack.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesDependOnLowerLayersOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("main")
                .definedBy("dev.boxoffice.stack")
                .layer("cli")
                .definedBy("dev.boxoffice.stack.cli")
                .layer("demo")
                .definedBy("dev.boxoffice.stack.demo")
                .layer("door")
                .definedBy("dev.boxoffice.stack.door")
                .layer("api")
                .definedBy("dev.boxoffice.stack.api")
                .layer("picture")
                .definedBy("dev.boxoffice.stack.picture")
                .layer("supervise")
                .definedBy("dev.boxoffice.stack.supervise")
                .layer("infra")
                .definedBy("dev.boxoffice.stack.infra")
                .layer("os")
                .definedBy("dev.boxoffice.stack.os")
                .layer("config")
                .definedBy("dev.boxoffice.stack.config")
                .layer("console")
                .definedBy("dev.boxoffice.stack.console")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("demo")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("door")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("demo", "door")
                .whereLayer("picture")
                .mayOnlyBeAccessedByLayers("demo")
                .whereLayer("supervise")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("infra")
                .mayOnlyBeAccessedByLayers("cli", "demo", "api", "supervise")
                .whereLayer("os")
                .mayOnlyBeAccessedByLayers("cli", "supervise", "infra")
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("cli", "demo", "door", "api", "supervise", "infra", "os")
                .check(CLASSES);
    }
}
