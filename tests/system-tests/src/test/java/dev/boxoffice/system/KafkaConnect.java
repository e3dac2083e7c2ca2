package dev.boxoffice.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.boxoffice.launcher.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Kafka Connect with the connectors of the manifests, reading the outboxes of a local system. */
final class KafkaConnect implements AutoCloseable {

    private static final Path MANIFEST = Path.of("../../k8s/components/debezium/connect.yaml");
    private static final String PASSWORD = "reads-the-log";
    private static final long STOP_LIMIT_SECONDS = 30;

    private final Process process;
    private final Path log;

    private KafkaConnect(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Creates the topics, role and publications that the manifests require, and starts Kafka Connect. */
    static KafkaConnect start(Boxoffice boxoffice)
            throws IOException, SQLException, ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", boxoffice.kafka()))) {
            admin.createTopics(topics().map(topic -> new NewTopic(topic, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        try (Connection server = DriverManager.getConnection(
                        boxoffice.url("postgres"), "postgres", boxoffice.password("postgres"));
                var statement = server.createStatement()) {
            statement.execute("create role debezium login replication in role pg_read_all_data password '%s'"
                    .formatted(PASSWORD));
        }
        for (String database : databases()) {
            boxoffice.change(database, "create publication outbox for table outbox with (publish = 'insert')");
            boxoffice.change(database, "grant connect on database %s to debezium".formatted(database));
        }
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "connect")).toAbsolutePath(), "run");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                Path.of("../../tools/bench/target/lib").toAbsolutePath() + "/*",
                "org.apache.kafka.connect.cli.ConnectStandalone",
                write(folder, "worker", worker(boxoffice, folder))));
        for (JsonNode connector : manifests("KafkaConnector")) {
            String name = connector.at("/metadata/name").asText();
            command.add(write(folder, name, settings(name, connector.path("spec"), boxoffice)));
        }
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end Kafka Connect"));
        return new KafkaConnect(process, log);
    }

    private static Map<String, String> worker(Boxoffice boxoffice, Path folder) {
        String converter = "org.apache.kafka.connect.storage.StringConverter";
        return Map.of(
                "bootstrap.servers",
                boxoffice.kafka(),
                "listeners",
                "http://127.0.0.1:0",
                "plugin.discovery",
                "service_load",
                "key.converter",
                converter,
                "value.converter",
                converter,
                "offset.flush.interval.ms",
                "1000",
                "offset.storage.file.filename",
                folder.resolve("offsets").toString());
    }

    /** The settings of the manifest, with the address of the local PostgreSQL server. */
    private static Map<String, String> settings(String name, JsonNode connector, Boxoffice boxoffice) {
        Map<String, String> settings = new TreeMap<>();
        connector.path("config").forEachEntry((key, value) -> settings.put(key, value.asText()));
        settings.putAll(Map.of(
                "name",
                name,
                "connector.class",
                connector.path("class").asText(),
                "tasks.max",
                connector.path("tasksMax").asText(),
                "database.hostname",
                "127.0.0.1",
                "database.port",
                Integer.toString(boxoffice.port(Port.POSTGRES)),
                "database.sslmode",
                "disable",
                "database.user",
                "debezium",
                "database.password",
                PASSWORD,
                "slot.name",
                name.replace('-', '_'),
                "heartbeat.interval.ms",
                "500"));
        return settings;
    }

    private static String write(Path folder, String name, Map<String, String> settings) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        Path file = folder.resolve(name + ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file.toString();
    }

    /** The databases whose outboxes Kafka Connect publishes, one per connector. */
    static List<String> databases() {
        return manifests("KafkaConnector").stream()
                .map(connector -> connector
                        .path("spec")
                        .path("config")
                        .path("database.dbname")
                        .asText())
                .toList();
    }

    /** The topics that Kafka Connect writes, in addition to those of the services. */
    static Stream<String> topics() {
        return manifests("KafkaTopic").stream()
                .map(topic -> topic.at("/metadata/name").asText());
    }

    /** Whether the Kafka user of the manifest may write to the topic. */
    static boolean mayWrite(String topic) {
        return manifests("KafkaUser").stream()
                .flatMap(user -> user.at("/spec/authorization/acls").valueStream())
                .filter(acl -> acl.at("/resource/type").asText().equals("topic"))
                .filter(acl -> acl.path("operations")
                        .valueStream()
                        .anyMatch(granted -> granted.asText().equals("Write")))
                .map(acl -> acl.path("resource"))
                .anyMatch(resource -> resource.path("patternType").asText().equals("prefix")
                        ? topic.startsWith(resource.path("name").asText())
                        : topic.equals(resource.path("name").asText()));
    }

    private static List<JsonNode> manifests(String kind) {
        var yaml = new YAMLMapper();
        try (var objects = yaml.readerFor(JsonNode.class).<JsonNode>readValues(MANIFEST.toFile())) {
            return objects.readAll().stream()
                    .filter(object -> object.path("kind").asText().equals(kind))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(null, STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
