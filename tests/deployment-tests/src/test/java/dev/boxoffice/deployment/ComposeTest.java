package dev.boxoffice.deployment;

import static dev.boxoffice.deployment.Rendered.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final List<String> SERVICES =
            List.of("ticket-service", "order-service", "admission-service", "storefront");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:\\?|:-[^}]*)?}");

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
        for (String service : List.of("ticket-service", "order-service", "admission-service")) {
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
        assertThat(Sources.text(".dockerignore")).contains("**/app.aot\n");
    }

    /** The image build starts each service to record its AOT cache, and a missing variable would stop it. */
    @Test
    void recordsCachesWithEveryRequiredVariable() throws IOException {
        String recording = Sources.text("deploy/Dockerfile");
        recording = recording.substring(
                recording.indexOf("RUN QUARKUS_INIT_AND_EXIT=true"), recording.indexOf("test -s app.aot"));

        for (String service : SERVICES) {
            for (String variable : Sources.settingsWithoutDefault(service)) {
                assertThat(recording).as(service).contains(variable + "=");
            }
        }
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
        Set<String> offered = Pattern.compile("^([A-Z_]+)=\\d*$", Pattern.MULTILINE)
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
    void pinsImagesByVersionAndDigest() throws IOException {
        String pinned = ":[0-9][0-9a-zA-Z._-]*@sha256:[0-9a-f]{64}";
        compose.path("services").properties().stream()
                .map(service -> service.getValue().path("image").asText())
                .filter(image -> !image.startsWith("boxoffice/"))
                .forEach(image -> assertThat(image).matches("[a-z./-]+" + pinned));
        assertThat(Sources.text("deploy/Dockerfile"))
                .containsPattern("\nARG BASE=eclipse-temurin:25[0-9._]*-jre@sha256:[0-9a-f]{64}\n");
        assertThat(Sources.text("renovate.json")).contains("\"docker:pinDigests\"", "\"kubernetes\": {");
        assertThat(Sources.text("k8s/components/debezium/cleanup.yaml"))
                .contains("image: " + service("postgres").path("image").asText() + "\n");
    }

    @Test
    void runsTheBrokerOfTheBuild() throws IOException {
        var version = Pattern.compile("<kafka\\.version>(.+)</kafka\\.version>").matcher(Sources.text("pom.xml"));
        assertThat(version.find()).isTrue();

        for (String service : List.of("kafka", "topics")) {
            assertThat(service(service).path("image").asText()).startsWith("apache/kafka:" + version.group(1) + "@");
        }
    }

    /** Docker gives a new volume the owner of the image's folder. A folder that the image lacks belongs to root. */
    @Test
    void mountsVolumesAtFoldersOfTheImages() {
        Map<String, String> folders = Map.of(
                "postgres", "/var/lib/postgresql",
                "apache/kafka", "/var/lib/kafka/data",
                "quay.io/keycloak/keycloak", "/opt/keycloak/data");
        compose.path("services")
                .properties()
                .forEach(service -> items(service.getValue().path("volumes"))
                        .map(JsonNode::asText)
                        .map(volume -> volume.split(":", -1))
                        .forEach(volume -> {
                            String image =
                                    service.getValue().path("image").asText().replaceFirst(":.*", "");
                            if (compose.path("volumes").has(volume[0])) {
                                assertThat(volume).as(service.getKey()).containsExactly(volume[0], folders.get(image));
                            } else {
                                assertThat(Path.of("../..", volume[0])).isRegularFile();
                                assertThat(volume)
                                        .as(service.getKey())
                                        .hasSize(3)
                                        .endsWith("ro");
                            }
                        }));
    }

    @Test
    void allowsTimeToStart() {
        compose.path("services").properties().stream()
                .filter(service -> service.getValue().has("restart"))
                .forEach(service -> {
                    JsonNode check = service.getValue().path("healthcheck");
                    for (String duration : List.of("interval", "timeout", "start_period")) {
                        assertThat(check.path(duration).asText())
                                .as(service.getKey())
                                .matches("\\d+s");
                    }
                    assertThat(Duration.parse("PT" + check.path("start_period").asText()))
                            .as(service.getKey())
                            .isGreaterThanOrEqualTo(Duration.ofMinutes(2));
                });
    }

    /** The ports are configurable, and the system of {@code ./boxoffice up} can run at the same time. */
    @Test
    void publishesConfigurablePorts() throws IOException {
        Set<Integer> local = Pattern.compile("\\(\"[^\"]+\", (\\d+)\\)")
                .matcher(Sources.text("tools/launcher/src/main/java/dev/boxoffice/launcher/Port.java"))
                .results()
                .map(port -> Integer.valueOf(port.group(1)))
                .flatMap(port -> Stream.of(port, port + 1000))
                .collect(Collectors.toSet());
        String example = Sources.text(".env.example");
        List<String> published = compose.path("services").properties().stream()
                .flatMap(service -> items(service.getValue().path("ports")))
                .map(JsonNode::asText)
                .toList();

        assertThat(local).hasSize(14);
        assertThat(published).hasSize(2).allSatisfy(port -> {
            var parts = Pattern.compile("127\\.0\\.0\\.1:\\$\\{([A-Z_]+):-(\\d+)}:8080")
                    .matcher(port);
            assertThat(parts.matches()).isTrue();
            assertThat(example).contains("\n" + parts.group(1) + "=" + parts.group(2) + "\n");
            assertThat(local).doesNotContain(Integer.valueOf(parts.group(2)));
        });
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
        String text = Sources.text("deploy/compose/realm.json");
        JsonNode realm = Rendered.YAML.readTree(text);
        JsonNode client = realm.path("clients").get(0);

        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("failureFactor").asInt()).isBetween(3, 30);
        assertThat(VARIABLE.matcher(text).results().map(variable -> variable.group(1)))
                .isNotEmpty()
                .allMatch(variable -> service("keycloak").path("environment").has(variable));

        assertThat(client.path("clientId").asText()).isEqualTo("boxoffice");
        assertThat(client.path("secret").asText()).isEqualTo("${BOXOFFICE_OIDC_CLIENT_SECRET}");
        assertThat(client.at("/redirectUris/0").asText()).endsWith(redirectPath());
        assertThat(client.toString())
                .contains("\"claim.name\":\"groups\"", "\"included.custom.audience\":\"boxoffice-api\"");
    }

    /** A user could otherwise request the scopes on the login page. */
    @Test
    void givesScopesToTheServiceClientOnly() throws IOException {
        JsonNode realm = Rendered.YAML.readTree(Sources.text("deploy/compose/realm.json"));
        JsonNode storefront = realm.path("clients").get(0);
        JsonNode shop = realm.path("clients").get(1);

        assertThat(storefront.has("defaultClientScopes")).isFalse();
        assertThat(storefront.has("optionalClientScopes")).isFalse();
        assertThat(realm.has("defaultDefaultClientScopes")).isFalse();
        assertThat(shop.path("serviceAccountsEnabled").asBoolean()).isTrue();
        assertThat(shop.path("standardFlowEnabled").asBoolean(true)).isFalse();
        assertThat(shop.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(realm.path("clientScopes").findValuesAsText("name"))
                .isNotEmpty()
                .allMatch(scope -> shop.path("defaultClientScopes").toString().contains('"' + scope + '"'));
        assertThat(shop.toString())
                .contains("\"claim.name\":\"client_id\"", "\"included.custom.audience\":\"boxoffice-api\"");
    }

    @Test
    void givesTheStorefrontAClientForGuests() throws IOException {
        JsonNode client = Rendered.YAML
                .readTree(Sources.text("deploy/compose/realm.json"))
                .path("clients")
                .get(2);

        assertThat(client.path("clientId").asText()).isEqualTo("storefront");
        assertThat(client.path("secret").asText()).isEqualTo("${BOXOFFICE_GUEST_CLIENT_SECRET}");
        assertThat(client.path("serviceAccountsEnabled").asBoolean()).isTrue();
        assertThat(client.path("standardFlowEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(client.path("defaultClientScopes").toString())
                .contains("orders:write", "orders:read", "admissions:read")
                .doesNotContain("shows:write", "check-ins:write");
        assertThat(client.toString())
                .contains("\"claim.name\":\"client_id\"", "\"included.custom.audience\":\"boxoffice-api\"");
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
