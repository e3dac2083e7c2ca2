package dev.boxoffice.stack.config;

import dev.boxoffice.launcher.FreePort;
import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.infra.Issuer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the environment says about where and how to run.
 *
 * @param javaOptions more options for the services' JVMs
 * @param postgresOptions more settings of PostgreSQL, {@code name=value}
 * @param training whether services leave a cache behind, from which they will start faster; on ports that nobody has
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
        boolean training) {

    public static Settings from(Map<String, String> environment) {
        Path repository = Path.of(environment.getOrDefault("BOXOFFICE_REPOSITORY", "."))
                .toAbsolutePath()
                .normalize();
        Path home = Optional.ofNullable(environment.get("BOXOFFICE_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(repository.resolve(".boxoffice"))
                .toAbsolutePath()
                .normalize();
        Path binaries = Optional.ofNullable(environment.get("BOXOFFICE_BINARIES"))
                .map(Path::of)
                .orElse(home.resolve("binaries"))
                .toAbsolutePath()
                .normalize();
        boolean training = "1".equals(environment.get("BOXOFFICE_TRAINING"));
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, training ? FreePort.any() : number(port, environment));
        }
        return new Settings(
                home,
                repository,
                binaries,
                ports,
                Numbers.between(environment, "BOXOFFICE_KAFKA_PARTITIONS", 12, 1, 1000),
                Numbers.between(environment, "BOXOFFICE_MIN_FREE_MIB", 1024, 0, Integer.MAX_VALUE),
                words(environment, "BOXOFFICE_JAVA_OPTIONS"),
                words(environment, "BOXOFFICE_POSTGRES_OPTIONS"),
                training);
    }

    private static int number(Port port, Map<String, String> environment) {
        if (port == Port.STOREFRONT && "none".equals(environment.get(port.variable()))) {
            return 0;
        }
        return Numbers.between(environment, port.variable(), port.usual(), 0, 65535 - Port.MANAGEMENT_OFFSET);
    }

    private static List<String> words(Map<String, String> environment, String name) {
        return Stream.of(environment.getOrDefault(name, "").split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The same with a port the system picks wherever the variable says 0. */
    public Settings withFreePorts() {
        Map<Port, Integer> chosen = new EnumMap<>(ports);
        chosen.replaceAll((port, number) -> number == 0 ? FreePort.any() : number);
        return withPorts(chosen);
    }

    public Settings withPorts(Map<Port, Integer> others) {
        return new Settings(
                home, repository, binaries, others, partitions, leastFreeMiB, javaOptions, postgresOptions, training);
    }

    public int port(Port port) {
        return ports.get(port);
    }

    /** Whether the storefront runs too. */
    public boolean hasPage() {
        return port(Port.STOREFRONT) != 0;
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
        return "http://127.0.0.1:%d/%s".formatted(port(Port.OIDC), Issuer.ID);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port(Port.KAFKA);
    }
}
