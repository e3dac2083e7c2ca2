package dev.boxoffice.chaos.system;

import dev.boxoffice.chaos.system.Network.Peer;
import dev.boxoffice.launcher.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A complete system on free ports with data of its own. PostgreSQL and Kafka run in separate processes. */
public final class ChaosSystem implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    /** Shortens what a run would otherwise wait for, and lifts limits that a few users would hit. */
    private static final Map<String, String> SERVICE_SETTINGS = Map.of(
            "BOXOFFICE_HOLD_DURATION", "PT8S",
            "BOXOFFICE_PAYMENT_WINDOW", "PT6S",
            "BOXOFFICE_PAYMENT_CHECK_AFTER", "PT3S",
            "BOXOFFICE_MAX_OPEN_ORDERS_PER_USER", "200",
            "BOXOFFICE_USER_RATE", "0",
            "BOXOFFICE_ADDRESS_RATE", "0",
            "BOXOFFICE_BAD_TOKEN_RATE", "0");

    private final Path repository;
    private final Path home;
    private final int kafkaPort = FreePort.any();
    private final Network network;
    private final Optional<SmallDisk> disk;
    private final Postgres postgres;
    private final Infra kafka;
    private final List<String> names;
    private final List<ServiceInstance> instances = new CopyOnWriteArrayList<>();

    /**
     * Starts nothing.
     *
     * @param repository the checkout with the built system
     * @param home an empty folder
     * @param binaries the folder with PostgreSQL's unpacked programs
     * @param namespace whether this program has a network and a mount namespace of its own
     */
    public ChaosSystem(Path repository, Path home, Path binaries, boolean two, boolean storefront, boolean namespace) {
        this.repository = repository;
        this.home = home;
        this.names = names(two, storefront);
        int postgresPort = FreePort.any();
        this.network = namespace ? new PacketNetwork(names, postgresPort) : new ProxyNetwork(names, postgresPort);
        this.disk = namespace ? Optional.of(new SmallDisk(home.resolve("postgres/data"))) : Optional.empty();
        Map<String, String> variables = Map.of(
                "BOXOFFICE_BINARIES", binaries.toString(),
                "BOXOFFICE_MIN_FREE_MIB", "0",
                "BOXOFFICE_POSTGRES_PORT", Integer.toString(postgresPort),
                "BOXOFFICE_OIDC_PORT", Integer.toString(FreePort.any()),
                "BOXOFFICE_KAFKA_PORT", Integer.toString(kafkaPort),
                "BOXOFFICE_KAFKA_PARTITIONS", "4",
                "BOXOFFICE_KAFKA_LISTENERS", network.kafkaListeners(),
                "BOXOFFICE_POSTGRES_OPTIONS", SmallDisk.POSTGRES_OPTIONS + " " + network.postgresOptions());
        this.postgres = new Postgres(new Infra(repository, home.resolve("postgres"), "postgres,issuer", variables));
        Map<String, String> others = new HashMap<>(variables);
        // Only its own port is used, but all must be free
        others.put("BOXOFFICE_POSTGRES_PORT", "0");
        others.put("BOXOFFICE_OIDC_PORT", "0");
        this.kafka = new Infra(repository, home.resolve("kafka"), "kafka", others);
    }

    private static List<String> names(boolean two, boolean storefront) {
        List<String> names = new ArrayList<>();
        for (Service service : Service.values()) {
            if (service != Service.STOREFRONT || storefront) {
                names.add(service.label());
            }
            if (two && service != Service.STOREFRONT) {
                names.add(service.label() + "-2");
            }
        }
        return List.copyOf(names);
    }

    /** Returns when every instance is ready. */
    public void start() throws InterruptedException {
        try {
            Files.createDirectories(home.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        disk.ifPresent(SmallDisk::mount);
        postgres.start();
        kafka.start();
        for (String name : names) {
            instances.add(instance(name));
        }
        // The first instance of a service migrates its database
        for (ServiceInstance instance : instances) {
            instance.start();
            if (!instance.awaitReady(READY_LIMIT)) {
                throw new IllegalStateException(instance.name() + " did not become ready; see " + home);
            }
        }
    }

    private ServiceInstance instance(String name) {
        Service service = Stream.of(Service.values())
                .filter(candidate -> name.startsWith(candidate.label()))
                .findFirst()
                .orElseThrow();
        Map<String, String> variables = new HashMap<>(SERVICE_SETTINGS);
        variables.put("BOXOFFICE_OIDC_ISSUER", issuer());
        if (service == Service.STOREFRONT) {
            variables.put("BOXOFFICE_TICKET_SERVICE", first(Service.TICKETS).url());
            variables.put("BOXOFFICE_ORDER_SERVICE", first(Service.ORDERS).url());
            variables.put("BOXOFFICE_OIDC_CLIENT_SECRET", "none");
            variables.put("BOXOFFICE_GUEST_CLIENT_SECRET", "none");
            variables.put("BOXOFFICE_COOKIE_SECRET", "a-secret-for-cookies-that-protects-no-data");
        } else {
            variables.putAll(postgres.settings(service.database() + "."));
            variables.put(
                    "BOXOFFICE_DB_URL",
                    "jdbc:postgresql://%s/%s?ApplicationName=%s"
                            .formatted(network.address(name, Peer.POSTGRES), service.database(), name));
            variables.put("BOXOFFICE_KAFKA_BOOTSTRAP_SERVERS", network.address(name, Peer.KAFKA));
        }
        return new ServiceInstance(
                service, name, ServiceInstance.anyPort(), repository, home.resolve("logs"), variables);
    }

    public Path home() {
        return home;
    }

    public Network network() {
        return network;
    }

    /** The disk of PostgreSQL, if this run can fill it. */
    public Optional<SmallDisk> disk() {
        return disk;
    }

    public List<ServiceInstance> instances() {
        return instances;
    }

    public List<ServiceInstance> instances(Service service) {
        return instances.stream()
                .filter(instance -> instance.service() == service)
                .toList();
    }

    private ServiceInstance first(Service service) {
        return instances(service).getFirst();
    }

    public String issuer() {
        return postgres.settings("tickets.").get("BOXOFFICE_OIDC_ISSUER");
    }

    /** The listener of Kafka that no fault touches on purpose. */
    public String kafkaServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    public Database database(Service service) {
        Map<String, String> settings = postgres.settings(service.database() + ".");
        return new Database(
                settings.get("BOXOFFICE_DB_URL"),
                settings.get("BOXOFFICE_DB_MIGRATION_USER"),
                settings.get("BOXOFFICE_DB_MIGRATION_PASSWORD"));
    }

    /** The database as the service itself uses it: this role sees and ends the sessions of the service. */
    public Database applicationDatabase(Service service) {
        Map<String, String> settings = postgres.settings(service.database() + ".");
        return new Database(
                settings.get("BOXOFFICE_DB_URL"),
                settings.get("BOXOFFICE_DB_USER"),
                settings.get("BOXOFFICE_DB_PASSWORD"));
    }

    public Postgres postgres() {
        return postgres;
    }

    public ProcessHandle kafkaProcess() {
        return kafka.child().handle();
    }

    public void killKafka() {
        kafka.child().kill();
    }

    public void stopKafka() {
        kafka.child().stop();
    }

    public void ensureKafka() {
        if (!kafka.child().isAlive()) {
            kafka.start();
        }
    }

    /** Starts everything that has ended and waits until it is ready. */
    public void ensureRunning() throws InterruptedException {
        postgres.ensure();
        ensureKafka();
        instances.forEach(ServiceInstance::ensureStarted);
        for (ServiceInstance instance : instances) {
            if (!instance.awaitReady(READY_LIMIT)) {
                throw new IllegalStateException(instance.name() + " did not become ready; see " + home);
            }
        }
    }

    /** Ends every process, paused ones included. */
    @Override
    public void close() {
        instances.forEach(ServiceInstance::end);
        kafka.child().end();
        postgres.end();
        disk.ifPresent(SmallDisk::unmount);
        network.close();
    }
}
