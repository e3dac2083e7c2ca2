package dev.boxoffice.deployment;

import static dev.boxoffice.deployment.Rendered.containers;
import static dev.boxoffice.deployment.Rendered.items;
import static dev.boxoffice.deployment.Rendered.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.Topics;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects fit each other and the services, which no schema of a single object can check. */
class ManifestsTest {

    private static final Rendered PROD = Rendered.overlay("prod");
    private static final Rendered DEV = Rendered.overlay("dev");
    private static final Rendered DEBEZIUM = Rendered.baseWith("strimzi", "cnpg", "debezium");

    private static final List<String> SERVICES =
            List.of("ticket-service", "order-service", "admission-service", "storefront");

    /** Labels that operators set on their own pods. */
    private static final Set<String> OPERATOR_LABELS =
            Set.of("cnpg.io/cluster", "strimzi.io/cluster", "strimzi.io/name");

    /** Monitors of pods that operators create. */
    private static final Set<String> OPERATED = Set.of("databases", "kafka");

    /** Labels of name servers in other namespaces. */
    private static final Set<String> FOREIGN_LABELS = Set.of("k8s-app", "dns.operator.openshift.io/daemonset-dns");

    static Stream<Rendered> rendered() {
        return Stream.of(PROD, DEV, DEBEZIUM);
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void selectsExistingPods(Rendered rendered) {
        List<Map<String, String>> pods = workloads(rendered)
                .map(workload -> labels(
                        workload.path("kind").asText().equals("CronJob")
                                ? workload.at("/spec/jobTemplate/spec/template/metadata/labels")
                                : workload.at("/spec/template/metadata/labels")))
                .toList();

        rendered.all("Service")
                .forEach(service -> assertThat(pods)
                        .as("Service " + name(service))
                        .anyMatch(pod -> pod.entrySet()
                                .containsAll(
                                        labels(service.at("/spec/selector")).entrySet())));
        Stream.of("Deployment", "PodDisruptionBudget", "PodMonitor")
                .flatMap(rendered::all)
                .filter(object -> !OPERATED.contains(name(object)))
                .forEach(object -> assertThat(pods)
                        .as(name(object))
                        .anyMatch(pod -> pod.entrySet()
                                .containsAll(labels(object.at("/spec/selector/matchLabels"))
                                        .entrySet())));
        rendered.all("NetworkPolicy")
                .flatMap(policy -> policy.findValues("podSelector").stream())
                .map(selector -> labels(selector.path("matchLabels")))
                .filter(labels -> labels.keySet().stream().noneMatch(OPERATOR_LABELS::contains))
                .filter(labels -> labels.keySet().stream().noneMatch(FOREIGN_LABELS::contains))
                .filter(labels -> !"cloudnative-pg".equals(labels.get("app.kubernetes.io/name")))
                .forEach(labels ->
                        assertThat(pods).anyMatch(pod -> pod.entrySet().containsAll(labels.entrySet())));
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void refersToExistingClusters(Rendered rendered) {
        rendered.all("NetworkPolicy")
                .flatMap(policy -> policy.findValues("cnpg.io/cluster").stream())
                .forEach(cluster ->
                        assertThat(rendered.has("Cluster", cluster.asText())).isTrue());
        rendered.objects().stream()
                .filter(object -> object.path("apiVersion").asText().startsWith("kafka.strimzi.io/"))
                .map(object -> object.at("/metadata/labels").path("strimzi.io/cluster"))
                .filter(cluster -> !cluster.isMissingNode())
                .forEach(cluster -> assertThat(rendered.has("Kafka", cluster.asText())
                                || rendered.has("KafkaConnect", cluster.asText()))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void refersToExistingPorts(Rendered rendered) {
        for (String service : SERVICES) {
            JsonNode deployment = rendered.one("Deployment", service);
            Set<String> ports = containers(deployment)
                    .flatMap(container -> items(container.path("ports")))
                    .map(port -> port.path("name").asText())
                    .collect(Collectors.toSet());
            assertThat(ports).contains("http", "management");
            assertThat(rendered.one("Service", service).findValuesAsText("targetPort"))
                    .allMatch(ports::contains);
            assertThat(containers(deployment)
                            .flatMap(container -> container.findValues("httpGet").stream())
                            .map(probe -> probe.path("port").asText()))
                    .hasSize(3)
                    .containsOnly("management");
            JsonNode main = main(deployment);
            assertThat(port(main, "http")).isEqualTo(environment(main).get("BOXOFFICE_HTTP_PORT"));
            assertThat(port(main, "management")).isEqualTo(environment(main).get("BOXOFFICE_MANAGEMENT_PORT"));
        }
    }

    @Test
    void scrapesMetricsOfEveryService() {
        assertThat(PROD.all("PodMonitor").map(Rendered::name))
                .containsAll(SERVICES)
                .contains("databases", "kafka");
        PROD.all("PodMonitor")
                .filter(monitor -> SERVICES.contains(name(monitor)))
                .flatMap(monitor -> items(monitor.at("/spec/podMetricsEndpoints")))
                .forEach(endpoint -> {
                    assertThat(endpoint.path("port").asText()).isEqualTo("management");
                    assertThat(endpoint.path("path").asText()).isEqualTo("/q/metrics");
                });
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void setsOnlyVariablesThatTheServicesRead(Rendered rendered) throws IOException {
        for (String service : SERVICES) {
            Set<String> known = Sources.settings(service);
            containers(rendered.one("Deployment", service)).forEach(container -> {
                Set<String> given = new TreeSet<>(environment(container).keySet());
                items(container.path("envFrom"))
                        .map(source -> rendered.one(
                                "ConfigMap", source.at("/configMapRef/name").asText()))
                        .forEach(config -> config.path("data").fieldNames().forEachRemaining(given::add));
                given.removeAll(Set.of("QUARKUS_INIT_AND_EXIT", "QUARKUS_PROFILE", "JAVA_TOOL_OPTIONS"));
                // All three services share the map, and the storefront has no Kafka and verifies no API tokens.
                if (service.equals("storefront")) {
                    given.removeAll(Set.of(
                            "BOXOFFICE_KAFKA_BOOTSTRAP_SERVERS",
                            "BOXOFFICE_OIDC_AUDIENCE",
                            "BOXOFFICE_OIDC_CLIENT_CLAIM",
                            "BOXOFFICE_OUTBOX_RELAY"));
                }
                assertThat(known).as(service).containsAll(given);
            });
        }
    }

    @Test
    void setsEveryRequiredVariable() throws IOException {
        for (String service : SERVICES) {
            Set<String> given = new TreeSet<>(
                    environment(main(PROD.one("Deployment", service))).keySet());
            assertThat(given).as(service).containsAll(Sources.settingsWithoutDefault(service));
        }
    }

    @Test
    void createsTheTopicsOfTheCode() {
        Map<String, JsonNode> topics =
                PROD.all("KafkaTopic").collect(Collectors.toMap(Rendered::name, topic -> topic.path("spec")));

        assertThat(topics.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.ALL.stream().map(topic -> topic.name()).toList());
        for (var topic : Topics.ALL) {
            JsonNode spec = topics.get(topic.name());
            assertThat(spec.path("partitions").asInt()).isEqualTo(12);
            assertThat(spec.path("replicas").asInt()).isEqualTo(3);
            assertThat(spec.at("/config/min.insync.replicas").asInt()).isEqualTo(2);
            assertThat(spec.at("/config/cleanup.policy").asText()).isEqualTo(topic.compacted() ? "compact" : "delete");
            assertThat(spec.at("/config/retention.ms").asLong())
                    .isEqualTo(topic.compacted() ? 0 : topic.retention().toMillis());
        }
    }

    /** Each service has exactly the rights that its channels and its outbox need. */
    @Test
    void grantsExactlyTheTopicsThatServicesUse() throws IOException {
        for (String service : List.of("ticket-service", "order-service", "admission-service")) {
            Set<String> read = Sources.topicsRead(service);
            Set<String> written = new TreeSet<>(Sources.topicsWritten(service));
            Set<String> readable = new TreeSet<>(read);
            readable.addAll(written); // by a relay that takes over
            read.forEach(topic -> written.add(Topics.deadLetters(topic)));
            read.forEach(topic -> readable.add(Topics.deadLetters(topic)));

            JsonNode user = PROD.one("KafkaUser", service);
            assertThat(resources(user, "topic", "Read")).isEqualTo(readable);
            assertThat(resources(user, "topic", "Write")).isEqualTo(written);
            assertThat(resources(user, "group", "Read")).isEqualTo(Sources.groups(service));
            assertThat(resources(user, "transactionalId", "Write")).containsExactly(service + "-outbox-");
        }
    }

    @Test
    void restrictsPodSecurity() {
        Stream.of(PROD, DEV, DEBEZIUM).flatMap(ManifestsTest::workloads).forEach(workload -> {
            JsonNode pod = Rendered.pod(workload);
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            containers(workload).forEach(container -> {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(items(security.at("/capabilities/drop")).map(JsonNode::asText))
                        .containsExactly("ALL");
                assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
                assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
                assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            });
        });
    }

    /** A pod leaves the load balancer, then finishes its requests, and then stops. */
    @Test
    void drainsPodsBeforeStopping() throws IOException {
        for (String service : SERVICES) {
            JsonNode pod = Rendered.pod(PROD.one("Deployment", service));
            int pause = main(PROD.one("Deployment", service))
                    .at("/lifecycle/preStop/sleep/seconds")
                    .asInt();
            assertThat(pause).isGreaterThanOrEqualTo(5);
            assertThat(pod.path("terminationGracePeriodSeconds").asLong())
                    .isGreaterThan(pause + Sources.shutdownTimeout(service).toSeconds() + 5);
        }
    }

    /** The gateway routes each API path to its service, and everything else to the storefront. */
    @Test
    void routesEveryApiPathToItsService() throws IOException {
        Map<String, String> prefixes = new HashMap<>();
        Map<String, String> expressions = new HashMap<>();
        PROD.all("HTTPRoute")
                .flatMap(route -> items(route.at("/spec/rules")))
                .forEach(rule -> items(rule.path("matches"))
                        .forEach(match -> (isExpression(match) ? expressions : prefixes)
                                .put(
                                        match.at("/path/value").asText(),
                                        rule.at("/backendRefs/0/name").asText())));

        assertThat(prefixes).containsEntry("/", "storefront");
        for (String service : List.of("ticket-service", "order-service", "admission-service")) {
            for (String path : Sources.apiPaths(service)) {
                Optional<String> expression = expressions.keySet().stream()
                        .filter(path.replaceAll("\\{[^}]*}", "x")::matches)
                        .findFirst();
                if (expression.isPresent()) {
                    assertThat(expressions.get(expression.get())).as(path).isEqualTo(service);
                    continue;
                }
                String longest = prefixes.keySet().stream()
                        .filter(prefix ->
                                path.equals(prefix) || path.startsWith(prefix.equals("/") ? "/" : prefix + "/"))
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow();
                // Administration is reachable only through the storefront.
                assertThat(prefixes.get(longest))
                        .as(path)
                        .isEqualTo(path.startsWith("/api/admin/") ? "storefront" : service);
            }
        }
        PROD.all("HTTPRoute")
                .flatMap(route -> route.findValues("backendRefs").stream())
                .flatMap(Rendered::items)
                .forEach(backend -> assertThat(
                                items(PROD.one("Service", backend.path("name").asText())
                                                .at("/spec/ports"))
                                        .map(port -> port.path("port").asInt()))
                        .contains(backend.path("port").asInt()));
    }

    private static boolean isExpression(JsonNode match) {
        return match.at("/path/type").asText().equals("RegularExpression");
    }

    /** The README lists every secret that an operator must provide. */
    @Test
    void documentsEverySecretThatIsNotGenerated() throws IOException {
        String readme = Sources.text("k8s/README.md");
        for (Rendered rendered : List.of(PROD, DEV, DEBEZIUM)) {
            Set<String> generated = rendered.all("Secret").map(Rendered::name).collect(Collectors.toSet());
            rendered.all("KafkaUser").map(Rendered::name).forEach(generated::add);
            rendered.all("Kafka").map(kafka -> name(kafka) + "-cluster-ca-cert").forEach(generated::add);
            rendered.all("Cluster").map(cluster -> name(cluster) + "-ca").forEach(generated::add);
            Set<String> provided = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE)
                    .matcher(readme)
                    .results()
                    .map(row -> row.group(1))
                    .collect(Collectors.toSet());
            provided.addAll(generated);
            assertThat(secretsUsed(rendered)).as(rendered.name()).isSubsetOf(provided);
        }
        assertThat(secretsUsed(DEV))
                .filteredOn(secret -> !secret.equals("stripe"))
                .as("secrets of the dev overlay")
                .isSubsetOf(Stream.concat(
                                DEV.all("Secret").map(Rendered::name),
                                Stream.of(
                                        "ticket-service",
                                        "order-service",
                                        "admission-service",
                                        "boxoffice-cluster-ca-cert",
                                        "tickets-db-ca",
                                        "orders-db-ca",
                                        "admissions-db-ca"))
                        .toList());
    }

    @Test
    void documentsEveryAlert() throws IOException {
        String operations = Sources.text("docs/operations.md");
        List<String> alerts = PROD.all("PrometheusRule")
                .flatMap(rule -> rule.findValues("alert").stream())
                .map(JsonNode::asText)
                .toList();
        assertThat(alerts)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(operations).contains("### " + alert + "\n"));
    }

    private static Set<String> secretsUsed(Rendered rendered) {
        Set<String> used = new TreeSet<>();
        rendered.objects().forEach(object -> {
            object.findValues("secretKeyRef")
                    .forEach(ref -> used.add(ref.path("name").asText()));
            object.findValues("passwordSecret")
                    .forEach(ref -> used.add(ref.path("name").asText()));
            object.findValues("secretName").forEach(secret -> used.add(secret.asText()));
            object.findValues("accessKeyId")
                    .forEach(ref -> used.add(ref.path("name").asText()));
            items(object.at("/spec/secretTargetRef"))
                    .forEach(ref -> used.add(ref.path("name").asText()));
            object.findValues("initdb")
                    .forEach(init -> used.add(init.at("/secret/name").asText()));
        });
        return used;
    }

    private static Set<String> resources(JsonNode user, String type, String operation) {
        return items(user.at("/spec/authorization/acls"))
                .filter(acl -> acl.at("/resource/type").asText().equals(type))
                .filter(acl -> items(acl.path("operations"))
                        .anyMatch(allowed -> allowed.asText().equals(operation)))
                .map(acl -> acl.at("/resource/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> workloads(Rendered rendered) {
        return Stream.of("Deployment", "CronJob").flatMap(rendered::all);
    }

    private static JsonNode main(JsonNode deployment) {
        return Rendered.pod(deployment).at("/containers/0");
    }

    private static String port(JsonNode container, String name) {
        return items(container.path("ports"))
                .filter(port -> port.path("name").asText().equals(name))
                .map(port -> port.path("containerPort").asText())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> variables = new HashMap<>();
        items(container.path("env"))
                .forEach(variable -> variables.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return variables;
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new HashMap<>();
        object.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }
}
