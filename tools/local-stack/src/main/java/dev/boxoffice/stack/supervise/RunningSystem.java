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
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** What {@code up} leaves in the run folder so that the other commands find the system, whatever their environment. */
public record RunningSystem(Settings settings) {

    /** The system of this home if its supervisor lives. */
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
                ? "Boxoffice is not running; start it with ./boxoffice up."
                : "Boxoffice has died and left %s running; ./boxoffice down stops that."
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

    /** Whether that supervisor has got ready; a mark of an earlier one does not count. */
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

    /** For the holder of the {@link RunLock}: what is forgotten is its own, or of the dead. */
    public static void forget(Settings settings) throws IOException {
        Files.deleteIfExists(readyFile(settings));
        Files.deleteIfExists(portsFile(settings));
        ProcessRecord.of(Component.SUPERVISOR, settings.run()).forget();
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
