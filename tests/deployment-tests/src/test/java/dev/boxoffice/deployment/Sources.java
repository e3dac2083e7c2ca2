package dev.boxoffice.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.EventType;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts about the services, read from their sources. */
final class Sources {

    private static final Path REPOSITORY = Path.of("../..");
    private static final Pattern SETTING = Pattern.compile("\\$\\{(BOXOFFICE_[A-Z_]+)");
    /** In <code>${A:${B}}</code>, B is a default and not required. */
    private static final Pattern WITHOUT_DEFAULT = Pattern.compile("(?<!:)\\$\\{(BOXOFFICE_[A-Z_]+)}");

    private static final Pattern TOPIC = Pattern.compile("EventType\\.([A-Z_]+)");

    private Sources() {}

    static String text(String file) throws IOException {
        return Files.readString(REPOSITORY.resolve(file));
    }

    /** Returns every environment variable that the service reads. */
    static Set<String> settings(String service) throws IOException {
        return matches(SETTING, service);
    }

    /** Returns the variables without which the service does not start. */
    static Set<String> settingsWithoutDefault(String service) throws IOException {
        return matches(WITHOUT_DEFAULT, service);
    }

    private static Set<String> matches(Pattern pattern, String service) throws IOException {
        return pattern.matcher(configuration(service))
                .results()
                .map(setting -> setting.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> topicsRead(String service) throws IOException {
        return values(service, "mp\\.messaging\\.incoming\\.[a-z-]+\\.topic");
    }

    static Set<String> groups(String service) throws IOException {
        return values(service, "mp\\.messaging\\.incoming\\.[a-z-]+\\.group\\.id");
    }

    /** Returns the topics of the event types that its code names, except where a consumer names those that it ignores. */
    static Set<String> topicsWritten(String service) throws IOException {
        Set<String> topics = new TreeSet<>();
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(service).resolve("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                if (code.contains("new Subscription<")) {
                    continue;
                }
                TOPIC.matcher(code)
                        .results()
                        .map(type -> EventType.valueOf(type.group(1)).topic())
                        .forEach(topics::add);
            }
        }
        return topics;
    }

    static Duration shutdownTimeout(String service) throws IOException {
        return Duration.parse("PT" + properties(service).getProperty("quarkus.shutdown.timeout"));
    }

    /** Returns the paths of the committed OpenAPI document. */
    static Set<String> apiPaths(String service) throws IOException {
        JsonNode document = Rendered.YAML.readTree(
                REPOSITORY.resolve("docs/openapi").resolve(service + ".yaml").toFile());
        Set<String> paths = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    private static Set<String> values(String service, String key) throws IOException {
        Properties properties = properties(service);
        return properties.stringPropertyNames().stream()
                .filter(name -> name.matches(key))
                .map(properties::getProperty)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties properties(String service) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(configuration(service)));
        return properties;
    }

    /** The service's own configuration after the defaults of its libraries; the storefront uses no library. */
    private static String configuration(String service) throws IOException {
        String defaults = service.equals("storefront") ? "" : libraryDefaults();
        return defaults + text(service + "/src/main/resources/application.properties");
    }

    private static String libraryDefaults() throws IOException {
        var defaults = new StringBuilder();
        try (Stream<Path> libraries = Files.list(REPOSITORY.resolve("libraries"))) {
            for (Path file : libraries
                    .map(library -> library.resolve("src/main/resources/META-INF/microprofile-config.properties"))
                    .filter(Files::exists)
                    .sorted()
                    .toList()) {
                defaults.append(Files.readString(file)).append('\n');
            }
        }
        return defaults.toString();
    }
}
