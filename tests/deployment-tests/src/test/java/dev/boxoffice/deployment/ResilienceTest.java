package dev.boxoffice.deployment;

import static dev.boxoffice.deployment.Rendered.containers;
import static dev.boxoffice.deployment.Rendered.items;
import static dev.boxoffice.deployment.Rendered.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Production survives the loss of a node, a failover and an eviction, within the memory that it asks for. */
class ResilienceTest {

    private static final Rendered PROD = Rendered.overlay("prod");
    private static final Rendered DEBEZIUM = Rendered.baseWith("strimzi", "cnpg", "debezium");
    private static final String HOST = "kubernetes.io/hostname";
    private static final long MIB = 1 << 20;

    static Stream<JsonNode> databases() {
        return Stream.of(PROD, DEBEZIUM).flatMap(rendered -> rendered.all("Cluster"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void promotesOnlyReplicasWithEveryAcknowledgedOrder(JsonNode cluster) {
        JsonNode synchronous = cluster.at("/spec/postgresql/synchronous");

        assertThat(synchronous.path("dataDurability").asText()).isEqualTo("required");
        assertThat(synchronous.path("failoverQuorum").asBoolean()).isTrue();
        assertThat(cluster.at("/spec/instances").asInt())
                .isGreaterThan(synchronous.path("number").asInt() + 1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void putsEachDatabaseInstanceOnItsOwnNode(JsonNode cluster) {
        assertThat(cluster.at("/spec/affinity/topologyKey").asText()).isEqualTo(HOST);
        assertThat(cluster.at("/spec/affinity/podAntiAffinityType").asText()).isEqualTo("required");
    }

    /** A slot that is not read is invalidated before it fills the volume, which would stop selling. */
    @ParameterizedTest
    @MethodSource("databases")
    void limitsTheLogThatSlotsRetain(JsonNode cluster) {
        long volume = bytes(cluster.at("/spec/walStorage/size").asText());
        long retained = bytes(cluster.at("/spec/postgresql/parameters/max_slot_wal_keep_size")
                .asText()
                .replace("GB", "Gi"));

        // max_wal_size is 1GB by default
        assertThat(retained).isPositive().isLessThan(volume - (1L << 31));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void usesAPublishedImageCatalog(JsonNode cluster) {
        assertThat(cluster.at("/spec/imageCatalogRef/name").asText())
                .matches("postgresql-(minimal|standard)-(bookworm|trixie)");
        assertThat(cluster.at("/spec/imageCatalogRef/major").asInt()).isEqualTo(18);
    }

    @Test
    void putsEachKafkaNodeOnItsOwnHost() {
        assertThat(PROD.all("KafkaNodePool")).hasSize(2).allSatisfy(pool -> {
            JsonNode term = pool.at(
                    "/spec/template/pod/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0");
            assertThat(term.path("topologyKey").asText()).isEqualTo(HOST);
            assertThat(term.at("/labelSelector/matchLabels")
                            .path("strimzi.io/pool-name")
                            .asText())
                    .isEqualTo(name(pool));
            assertThat(term.at("/labelSelector/matchLabels")
                            .path("strimzi.io/cluster")
                            .asText())
                    .isEqualTo(pool.at("/metadata/labels")
                            .path("strimzi.io/cluster")
                            .asText());
        });
    }

    @Test
    void runsTheKafkaVersionOfTheBuild() throws IOException {
        var version = Pattern.compile("<kafka\\.version>((\\d+\\.\\d+)[^<]+)</kafka\\.version>")
                .matcher(Sources.text("pom.xml"));
        assertThat(version.find()).isTrue();
        JsonNode kafka = PROD.one("Kafka", "boxoffice").at("/spec/kafka");

        assertThat(kafka.path("version").asText()).isEqualTo(version.group(1));
        assertThat(kafka.path("metadataVersion").asText()).startsWith(version.group(2) + "-");
        assertThat(DEBEZIUM.one("KafkaConnect", "outbox").at("/spec/version").asText())
                .isEqualTo(version.group(1));
    }

    /** Without these, a JVM sizes its pools for every core of the node. */
    @Test
    void setsProcessorsAndHeapOfEachPod() {
        String options = PROD.all("ConfigMap")
                .map(map -> map.at("/data/JAVA_TOOL_OPTIONS").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(options).containsPattern("-XX:ActiveProcessorCount=\\d+ ").contains("-XX:+ExitOnOutOfMemoryError");
        long heap = option(options, "-Xmx");
        long metaspace = option(options, "-XX:MaxMetaspaceSize=");
        PROD.all("Deployment").flatMap(Rendered::containers).forEach(container -> {
            assertThat(container.at("/envFrom/0/configMapRef/name").asText()).startsWith("boxoffice-");
            long limit = bytes(container.at("/resources/limits/memory").asText());
            // Code cache, threads, direct buffers and the mapped cache need the rest
            assertThat(heap + metaspace).as(container.path("name").asText()).isLessThan(limit - 128 * MIB);
        });
        Stream.concat(PROD.all("KafkaNodePool"), DEBEZIUM.all("KafkaConnect")).forEach(kafka -> {
            JsonNode jvm = kafka.at("/spec/jvmOptions");
            assertThat(bytes(jvm.path("-Xmx").asText().replace("m", "Mi").replace("g", "Gi")) * 2)
                    .as(name(kafka))
                    .isLessThanOrEqualTo(
                            bytes(kafka.at("/spec/resources/limits/memory").asText()));
            assertThat(jvm.at("/-XX/ActiveProcessorCount").asInt()).isPositive();
        });
        for (String path : List.of("/entityOperator/topicOperator", "/entityOperator/userOperator", "/kafkaExporter")) {
            assertThat(PROD.one("Kafka", "boxoffice")
                            .at("/spec" + path + "/resources/limits/memory")
                            .asText())
                    .as(path)
                    .isNotEmpty();
        }
    }

    @Test
    void evictsPodsThatAreNotReady() {
        assertThat(PROD.all("PodDisruptionBudget"))
                .hasSize(4)
                .allSatisfy(budget -> assertThat(
                                budget.at("/spec/unhealthyPodEvictionPolicy").asText())
                        .isEqualTo("AlwaysAllow"));
    }

    @Test
    void verifiesTheCertificateOfEachDatabase() {
        for (String service : List.of("ticket-service", "order-service", "admission-service")) {
            JsonNode deployment = PROD.one("Deployment", service);
            assertThat(containers(deployment)).hasSize(2).allSatisfy(container -> {
                String url = items(container.path("env"))
                        .filter(variable -> variable.path("name").asText().equals("BOXOFFICE_DB_URL"))
                        .map(variable -> variable.path("value").asText())
                        .findFirst()
                        .orElseThrow();
                assertThat(url).contains("sslmode=verify-full", "sslrootcert=/etc/postgresql/ca.crt");
                String database = url.replaceFirst("jdbc:postgresql://([a-z-]+)-rw:.*", "$1");
                assertMounts(deployment, container, "/etc/postgresql", database + "-ca");
            });
        }
        DEBEZIUM.all("CronJob").forEach(job -> {
            JsonNode container = containers(job).findFirst().orElseThrow();
            assertThat(container.path("env").toString())
                    .contains("verify-full", "\"PGSSLROOTCERT\",\"value\":\"/etc/postgresql/ca.crt\"");
            assertMounts(job, container, "/etc/postgresql", name(job).replace("-outbox-cleanup", "-db-ca"));
        });
        assertThat(DEBEZIUM.all("KafkaConnector")).hasSize(3).allSatisfy(connector -> {
            String database = name(connector).replace("-outbox", "-db");
            JsonNode config = connector.at("/spec/config");
            assertThat(config.path("database.sslmode").asText()).isEqualTo("verify-full");
            assertThat(config.path("database.sslrootcert").asText()).isEqualTo("/mnt/%s-ca/ca.crt".formatted(database));
            assertThat(DEBEZIUM.one("KafkaConnect", "outbox")
                            .at("/spec/template")
                            .toString())
                    .contains("\"mountPath\":\"/mnt/%s-ca\"".formatted(database));
        });
    }

    private static void assertMounts(JsonNode workload, JsonNode container, String path, String secret) {
        String volume = items(container.path("volumeMounts"))
                .filter(mount -> mount.path("mountPath").asText().equals(path))
                .map(mount -> mount.path("name").asText())
                .findFirst()
                .orElseThrow();
        assertThat(items(Rendered.pod(workload).path("volumes"))
                        .filter(candidate -> candidate.path("name").asText().equals(volume))
                        .map(candidate -> candidate.at("/secret/secretName").asText()))
                .containsExactly(secret);
    }

    @Test
    void keepsDebeziumsSlotsAcrossFailovers() {
        assertThat(DEBEZIUM.all("Cluster")).hasSize(3).allSatisfy(cluster -> {
            JsonNode parameters = cluster.at("/spec/postgresql/parameters");
            assertThat(cluster.at("/spec/replicationSlots/highAvailability/synchronizeLogicalDecoding")
                            .asBoolean())
                    .isTrue();
            assertThat(parameters.path("hot_standby_feedback").asText()).isEqualTo("on");
            assertThat(parameters.path("sync_replication_slots").asText()).isEqualTo("on");
        });
        assertThat(DEBEZIUM.all("KafkaConnector")).hasSize(3).allSatisfy(connector -> {
            JsonNode config = connector.at("/spec/config");
            assertThat(config.path("slot.failover").asBoolean()).isTrue();
            assertThat(config.path("offset.mismatch.strategy").asText()).isEqualTo("trust_offset");
        });
    }

    @Test
    void deletesOnlyEventsThatDebeziumConfirmed() {
        String script = DEBEZIUM.all("ConfigMap")
                .map(map -> map.at("/data").path("cleanup.sql").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(script).contains("repeatable read", "confirmed_flush_lsn >= seen", "invalidation_reason");
        assertThat(DEBEZIUM.all("CronJob")).hasSize(3).allSatisfy(job -> {
            JsonNode container = containers(job).findFirst().orElseThrow();
            assertThat(container.path("command").toString()).contains("ON_ERROR_STOP=1", "/outbox/cleanup.sql");
            assertThat(container.path("image").asText()).contains("@sha256:");
        });
    }

    @Test
    void servesEncryptedRequestsOnly() {
        PROD.all("HTTPRoute")
                .forEach(route -> items(route.at("/spec/rules")).forEach(rule -> {
                    boolean redirects = rule.at("/filters/0/requestRedirect/scheme")
                            .asText()
                            .equals("https");
                    assertThat(route.at("/spec/parentRefs/0/sectionName").asText())
                            .isEqualTo(redirects ? "http" : "https");
                    if (!redirects) {
                        assertThat(rule.path("filters").toString()).contains("Strict-Transport-Security");
                    }
                }));
        assertThat(PROD.all("HTTPRoute")).hasSize(2);
    }

    private static long option(String options, String name) {
        var value = Pattern.compile(Pattern.quote(name) + "(\\d+)m(?: |$)").matcher(options);
        assertThat(value.find()).as(name).isTrue();
        return Long.parseLong(value.group(1)) * MIB;
    }

    private static long bytes(String quantity) {
        return Quantity.getAmountInBytes(new Quantity(quantity)).longValueExact();
    }
}
