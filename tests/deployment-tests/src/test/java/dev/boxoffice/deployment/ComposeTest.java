package dev.boxoffice.deployment;

import static dev.boxoffice.deployment.Rendered.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The Compose file fits the services, and its containers fit each other. */
class ComposeTest {

    private static final List<String> SERVICES = List.of("ticket-service", "order-service", "storefront");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:\\?|:-)?}");

    private static JsonNode compose;

    /** Reads the file with its anchors and merges resolved. */
    @BeforeAll
    static void read() throws IOException {
        compose = Rendered.YAML.valueToTree(new Yaml().load(Sources.text("docker-compose.yml")));
    }

    @Test
    void setsOnlyVariablesThatTheServicesRead() throws IOException {
        for (String service : SERVICES) {
            Set<String> given = new TreeSet<>();
            service(service).path("environment").fieldNames().forEachRemaining(given::add);
            given.remove("QUARKUS_PROFILE");

            assertThat(Sources.settings(service)).as(service).containsAll(given);
            assertThat(given).as(service).containsAll(Sources.settingsWithoutDefault(service));
        }
    }

    @Test
    void checksHealthOnTheManagementPort() throws IOException {
        for (String service : SERVICES) {
            String check = service(service).at("/healthcheck/test").toString();

            assertThat(check).contains("/127.0.0.1/9000", "GET /q/health/ready ");
        }
        assertThat(Sources.text("deploy/Dockerfile"))
                .contains("BOXOFFICE_HTTP_PORT=8080", "BOXOFFICE_MANAGEMENT_PORT=9000", "EXPOSE 8080 9000");
    }

    @Test
    void startsServicesAfterTheirDependencies() {
        compose.path("services")
                .properties()
                .forEach(service -> service.getValue()
                        .path("depends_on")
                        .properties()
                        .forEach(dependency -> {
                            JsonNode other = service(dependency.getKey());
                            assertThat(other.isMissingNode()).isFalse();
                            assertThat(dependency.getValue().path("condition").asText())
                                    .isEqualTo(
                                            other.has("healthcheck")
                                                    ? "service_healthy"
                                                    : "service_completed_successfully");
                        }));
        for (String service : List.of("ticket-service", "order-service")) {
            assertThat(service(service).path("depends_on").properties())
                    .extracting(Map.Entry::getKey)
                    .contains("postgres", "topics", "keycloak");
        }
    }

    @Test
    void refersOnlyToItsOwnServices() {
        Pattern address = Pattern.compile("(?://|^|,)([a-z-]+):(\\d+)");
        compose.path("services")
                .properties()
                .forEach(service -> service.getValue().path("environment").properties().stream()
                        .filter(variable -> variable.getKey().startsWith("BOXOFFICE_"))
                        .flatMap(variable ->
                                address.matcher(variable.getValue().asText()).results())
                        .forEach(found -> assertThat(service(found.group(1)).isMissingNode())
                                .as(found.group())
                                .isFalse()));
    }

    @Test
    void buildsImagesFromTheTrainedPackages() throws IOException {
        for (String service : SERVICES) {
            assertThat(service(service).at("/build/args/SERVICE").asText()).isEqualTo(service);
            assertThat(service(service).at("/build/context").asText()).isEqualTo(".");
            assertThat(Path.of("../..", service)).isDirectory();
            assertThat(Sources.text(".dockerignore")).contains("!" + service + "/target/trained-app\n");
        }
        assertThat(Sources.text("deploy/Dockerfile"))
                .contains("COPY ${SERVICE}/target/trained-app ", "USER 10001:10001");
        assertThat(Sources.text("boxoffice")).contains("-Dquarkus.package.output-directory=trained-app");
    }

    @Test
    void confinesContainers() {
        for (String service : SERVICES) {
            assertThat(service(service).path("read_only").asBoolean()).isTrue();
            assertThat(items(service(service).path("cap_drop")).map(JsonNode::asText))
                    .containsExactly("ALL");
        }
        compose.path("services").properties().stream()
                .flatMap(service -> items(service.getValue().path("ports")))
                .forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
    }

    @Test
    void keepsSecretsOutOfTheFiles() throws IOException {
        String example = Sources.text(".env.example");
        Set<String> required = VARIABLE.matcher(Sources.text("docker-compose.yml"))
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> offered = Pattern.compile("^([A-Z_]+)=$", Pattern.MULTILINE)
                .matcher(example)
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(offered).isEqualTo(required);
        compose.path("services")
                .properties()
                .forEach(service -> service.getValue().path("environment").properties().stream()
                        .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|SECRET_KEY|SECRETS)$"))
                        .forEach(variable ->
                                assertThat(variable.getValue().asText()).matches(VARIABLE)));
    }

    @Test
    void createsTheTopicsOfTheCode() throws IOException {
        String script = Sources.text("deploy/compose/topics.sh");
        for (var topic : Topics.ALL) {
            assertThat(script).containsPattern("[ ]" + Pattern.quote(topic.name()) + "[ ;]");
        }
        assertThat(script).contains("retention.ms=" + Topics.RETENTION.toMillis(), "--partitions 12");
        loop(script, "cleanup.policy=compact")
                .forEach(name ->
                        assertThat(Topics.ALL).anyMatch(topic -> topic.name().equals(name) && topic.compacted()));
        loop(script, "cleanup.policy=delete")
                .forEach(name ->
                        assertThat(Topics.ALL).anyMatch(topic -> topic.name().equals(name) && !topic.compacted()));
    }

    /** Returns the topic names of the loop in the script that has this body. */
    private static List<String> loop(String script, String body) {
        var loop = Pattern.compile("for name in ([^;]+); do\\n\\s+topic \"\\$name\" " + Pattern.quote(body))
                .matcher(script);
        assertThat(loop.find()).isTrue();
        return List.of(loop.group(1).split(" ", -1));
    }

    @Test
    void configuresTheRealmForTheStorefront() throws IOException {
        JsonNode client = Rendered.YAML
                .readTree(Sources.text("deploy/compose/realm.json"))
                .path("clients")
                .get(0);

        assertThat(client.path("clientId").asText()).isEqualTo("boxoffice");
        assertThat(client.path("secret").asText()).isEqualTo("${BOXOFFICE_OIDC_CLIENT_SECRET}");
        assertThat(client.at("/redirectUris/0").asText()).endsWith(redirectPath());
        assertThat(client.toString())
                .contains("\"claim.name\":\"groups\"", "\"included.client.audience\":\"boxoffice\"");
    }

    private static String redirectPath() throws IOException {
        var path = Pattern.compile("quarkus\\.oidc\\.authentication\\.redirect-path=(\\S+)")
                .matcher(Sources.text("storefront/src/main/resources/application.properties"));
        assertThat(path.find()).isTrue();
        return path.group(1);
    }

    /** Runs only where Docker Compose is installed. */
    @Test
    void isAcceptedByDockerCompose() throws IOException {
        List<String> command = available();
        assumeTrue(!command.isEmpty(), "Docker Compose is not installed");
        Path environment = Files.createTempFile("compose", ".env");
        Files.writeString(environment, Sources.text(".env.example").replaceAll("(?m)^([A-Z_]+)=$", "$1=value"));
        assertThat(run(with(
                        command,
                        "--env-file",
                        environment.toString(),
                        "-f",
                        "docker-compose.yml",
                        "config",
                        "--quiet")))
                .isZero();
    }

    private static List<String> available() {
        return Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .filter(command -> run(with(command, "version")) == 0)
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> with(List<String> command, String... arguments) {
        return Stream.concat(command.stream(), Stream.of(arguments)).toList();
    }

    /** Returns the exit code, or -1 if the program does not exist. */
    private static int run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("../..").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode service(String name) {
        return compose.path("services").path(name);
    }
}
