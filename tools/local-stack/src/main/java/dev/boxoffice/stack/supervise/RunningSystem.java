package dev.boxoffice.stack.supervise;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.os.ProcessRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The running system, found through the files that {@code up} writes to the run folder. */
public record RunningSystem(Settings settings) {

    /** The system of this home, if its supervisor runs. */
    public static Optional<RunningSystem> find(Settings settings) {
        return ProcessRecord.of(Component.SUPERVISOR, settings.run())
                .alive()
                .map(supervisor -> new RunningSystem(withRecordedPorts(settings)));
    }

    public static RunningSystem require(Settings settings) {
        return find(settings).orElseThrow(() -> new UserError(notRunning(settings)));
    }

    private static String notRunning(Settings settings) {
        Map<Component, ProcessHandle> left = OrphanProcesses.alive(settings);
        return left.isEmpty()
                ? "Boxoffice is not running. Start it with ./boxoffice up."
                : "Boxoffice has died and left %s running. Run ./boxoffice down to stop these."
                        .formatted(OrphanProcesses.names(left));
    }

    public static void record(Settings settings) throws IOException {
        Files.createDirectories(settings.run());
        Files.deleteIfExists(readyFile(settings));
        String lines = settings.ports().entrySet().stream()
                .map(entry -> entry.getKey().variable() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(portsFile(settings), lines);
        ProcessRecord.of(Component.SUPERVISOR, settings.run()).write(ProcessHandle.current());
    }

    static void markReady(Settings settings) throws IOException {
        Files.writeString(
                readyFile(settings), Long.toString(ProcessHandle.current().pid()));
    }

    /** Whether this supervisor is ready; the mark of an earlier one does not count. */
    public static boolean isReady(Settings settings, long supervisor) {
        try {
            return Files.readString(readyFile(settings)).equals(Long.toString(supervisor));
        } catch (IOException e) {
            return false;
        }
    }

    public boolean isReady() {
        return ProcessRecord.of(Component.SUPERVISOR, settings.run())
                .alive()
                .filter(supervisor -> isReady(settings, supervisor.pid()))
                .isPresent();
    }

    /** Deletes the files; only the holder of the {@link RunLock} may call this. */
    public static void forget(Settings settings) throws IOException {
        Files.deleteIfExists(readyFile(settings));
        Files.deleteIfExists(portsFile(settings));
        ProcessRecord.of(Component.SUPERVISOR, settings.run()).forget();
    }

    /** The {@code BOXOFFICE_*} variables that the system was started with. */
    public Map<String, String> startEnvironment() throws IOException {
        long supervisor = ProcessRecord.of(Component.SUPERVISOR, settings.run())
                .alive()
                .orElseThrow(() -> new UserError(notRunning(settings)))
                .pid();
        String variables = Files.readString(Path.of("/proc", Long.toString(supervisor), "environ"));
        return Arrays.stream(variables.split("\0", -1))
                .filter(variable -> variable.startsWith("BOXOFFICE_") && variable.contains("="))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static Settings withRecordedPorts(Settings settings) {
        Properties recorded = new Properties();
        try {
            recorded.load(new StringReader(Files.readString(portsFile(settings))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, Integer.valueOf(recorded.getProperty(port.variable())));
        }
        return settings.withPorts(ports);
    }

    private static Path portsFile(Settings settings) {
        return settings.run().resolve("ports.properties");
    }

    private static Path readyFile(Settings settings) {
        return settings.run().resolve("ready");
    }
}
