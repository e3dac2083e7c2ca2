package dev.boxoffice.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The modules that each module may depend on. */
final class ModuleDependencies {

    private static final String ROOT = "dev.boxoffice.";

    /** Siblings are missing on purpose: inbox and outbox, for example, do not depend on each other. */
    private static final Map<String, List<String>> ALLOWED = allowed();

    private ModuleDependencies() {}

    private static Map<String, List<String>> allowed() {
        List<String> libraries = List.of("money", "events", "database", "kafka", "outbox", "inbox", "server", "http");
        List<String> replicas =
                Stream.concat(libraries.stream(), Stream.of("organisers")).toList();
        var allowed = new LinkedHashMap<String, List<String>>();
        allowed.put("money", List.of());
        allowed.put("events", List.of("money"));
        allowed.put("database", List.of());
        allowed.put("kafka", List.of());
        allowed.put("server", List.of());
        allowed.put("outbox", List.of("money", "events", "database", "kafka"));
        allowed.put("inbox", List.of("money", "events", "database", "kafka", "server", "http"));
        allowed.put("http", List.of("database", "server"));
        allowed.put("organisers", List.of("money", "events", "database", "kafka", "inbox"));
        allowed.put("tickets", libraries);
        allowed.put("orders", replicas);
        allowed.put("admissions", replicas);
        return allowed;
    }

    /** The classes of the libraries and of the service under test. */
    static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(
                        ALLOWED.keySet().stream().map(module -> ROOT + module).toArray(String[]::new));
    }

    static Stream<ArchRule> rules() {
        return ALLOWED.keySet().stream().map(ModuleDependencies::rule);
    }

    private static ArchRule rule(String module) {
        String[] known = Stream.concat(Stream.of(module), ALLOWED.get(module).stream())
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".")
                        .and(resideInAnyPackage(known).negate()))
                .because(module + " may depend only on " + ALLOWED.get(module))
                .allowEmptyShould(true);
    }
}
