package dev.boxoffice.stack.infra;

import dev.boxoffice.launcher.FreePort;
import dev.boxoffice.stack.config.KafkaListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker with its own KRaft controller; the only class that uses Kafka's internal API. */
final class Broker {

    private static final int NODE = 1;

    private final Path data;
    private final int port;
    private final List<KafkaListener> more;
    private KafkaRaftServer server;

    /** @param more listeners beside the one on {@code port} */
    Broker(Path data, int port, List<KafkaListener> more) {
        this.data = data;
        this.port = port;
        this.more = more;
    }

    void start() throws Exception {
        if (!Files.exists(data.resolve("meta.properties"))) {
            format();
        }
        server = new KafkaRaftServer(new KafkaConfig(configuration()), Time.SYSTEM);
        server.startup();
    }

    /** Runs the report before Kafka ends this JVM, for example because the disk is full. */
    static void onHalt(Runnable report) {
        Exit.setHaltProcedure((code, message) -> {
            report.run();
            Runtime.getRuntime().halt(code);
        });
    }

    void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    private void format() throws Exception {
        Files.createDirectories(data);
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        }
    }

    private Map<String, String> configuration() throws IOException {
        int controllerPort = FreePort.any();
        Map<String, String> configuration = new HashMap<>();
        configuration.put("process.roles", "broker,controller");
        configuration.put("node.id", Integer.toString(NODE));
        configuration.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, controllerPort));
        var listeners =
                new StringBuilder("PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        var advertised = new StringBuilder("PLAINTEXT://127.0.0.1:" + port);
        var protocols = new StringBuilder("PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        for (int i = 0; i < more.size(); i++) {
            listeners.append(",EXTRA%d://%s".formatted(i, more.get(i).bound()));
            advertised.append(",EXTRA%d://%s".formatted(i, more.get(i).advertised()));
            protocols.append(",EXTRA%d:PLAINTEXT".formatted(i));
        }
        configuration.put("listeners", listeners.toString());
        configuration.put("advertised.listeners", advertised.toString());
        configuration.put("listener.security.protocol.map", protocols.toString());
        configuration.put("inter.broker.listener.name", "PLAINTEXT");
        configuration.put("controller.listener.names", "CONTROLLER");
        configuration.put("log.dirs", data.toString());
        configuration.put("auto.create.topics.enable", "false");
        configuration.put("offsets.topic.num.partitions", "4");
        configuration.put("offsets.topic.replication.factor", "1");
        configuration.put("transaction.state.log.num.partitions", "4");
        configuration.put("transaction.state.log.replication.factor", "1");
        configuration.put("transaction.state.log.min.isr", "1");
        // A relay's next transaction waits this long if the last one is not complete.
        configuration.put("add.partitions.to.txn.retry.backoff.ms", "2");
        configuration.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the broker cannot register again before its old session expires.
        configuration.put("broker.session.timeout.ms", "5000");
        configuration.put("broker.heartbeat.interval.ms", "1000");
        configuration.put("num.network.threads", "2");
        configuration.put("num.io.threads", "4");
        configuration.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
        configuration.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        return configuration;
    }
}
