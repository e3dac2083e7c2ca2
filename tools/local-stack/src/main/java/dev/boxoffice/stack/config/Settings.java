package dev.boxoffice.stack.config;

import dev.boxoffice.launcher.FreePort;
import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.console.UserError;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of the local system, read from the environment.
 *
 * @param javaOptions additional options for the services' JVMs
 * @param postgresOptions additional settings of PostgreSQL, {@code name=value}
 * @param kafkaListeners additional listeners of Kafka
 * @param training whether the services record AOT caches, on free ports
 */
public record Settings(
        Path home,
        Path repository,
        Path binaries,
        Map<Port, Integer> ports,
        int partitions,
        int leastFreeMiB,
        List<String> javaOptions,
        List<String> postgresOptions,
        List<KafkaListener> kafkaListeners,
        boolean training) {

    public static final String ISSUER_ID = "boxoffice";

    private static final String NO_STOREFRONT = "none";

    public static Settings from(Map<String, String> environment) {
        Path repository = Path.of(environment.getOrDefault("BOXOFFICE_REPOSITORY", "."))
                .toAbsolutePath()
                .normalize();
        Path home = folder(environment, "BOXOFFICE_HOME", repository.resolve(".boxoffice"));
        boolean training = "1".equals(environment.get("BOXOFFICE_TRAINING"));
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, training ? FreePort.any() : port(port, environment));
        }
        return new Settings(
                home,
                repository,
                folder(environment, "BOXOFFICE_BINARIES", home.resolve("binaries")),
                ports,
                integer(environment, "BOXOFFICE_KAFKA_PARTITIONS", 12, 1, 1000),
                integer(environment, "BOXOFFICE_MIN_FREE_MIB", 1024, 0, Integer.MAX_VALUE),
                words(environment, "BOXOFFICE_JAVA_OPTIONS"),
                words(environment, "BOXOFFICE_POSTGRES_OPTIONS"),
                words(environment, "BOXOFFICE_KAFKA_LISTENERS").stream()
                        .map(KafkaListener::parse)
                        .toList(),
                training);
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(otherwise)
                .toAbsolutePath()
                .normalize();
    }

    private static int port(Port port, Map<String, String> environment) {
        if (port == Port.STOREFRONT && NO_STOREFRONT.equals(environment.get(port.variable()))) {
            return 0;
        }
        return integer(environment, port.variable(), port.defaultNumber(), 0, 65535 - Port.MANAGEMENT_OFFSET);
    }

    private static int integer(Map<String, String> environment, String variable, int otherwise, int least, int most) {
        String text = environment.getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported like a number out of range
        }
        throw new UserError("%s must be an integer from %d to %d, not '%s'.".formatted(variable, least, most, text));
    }

    private static List<String> words(Map<String, String> environment, String name) {
        return Stream.of(environment.getOrDefault(name, "").split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The same settings with a free port in place of each 0. */
    public Settings withFreePorts() {
        Map<Port, Integer> chosen = new EnumMap<>(ports);
        chosen.replaceAll((port, number) -> number == 0 ? FreePort.any() : number);
        return withPorts(chosen);
    }

    public Settings withPorts(Map<Port, Integer> others) {
        return new Settings(
                home,
                repository,
                binaries,
                others,
                partitions,
                leastFreeMiB,
                javaOptions,
                postgresOptions,
                kafkaListeners,
                training);
    }

    public int port(Port port) {
        return ports.get(port);
    }

    public int managementPort(Port port) {
        return port(port) + Port.MANAGEMENT_OFFSET;
    }

    public boolean hasStorefront() {
        return port(Port.STOREFRONT) != 0;
    }

    /** Whether the service is part of the system. */
    public boolean runs(Component service) {
        return service != Component.STOREFRONT || hasStorefront();
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path run() {
        return home.resolve("run");
    }

    public String issuer() {
        return "http://127.0.0.1:%d/%s".formatted(port(Port.OIDC), ISSUER_ID);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port(Port.KAFKA);
    }
}
