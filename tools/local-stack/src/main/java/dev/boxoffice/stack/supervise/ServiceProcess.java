package dev.boxoffice.stack.supervise;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.os.Commands;
import dev.boxoffice.stack.os.ProcessRecord;
import dev.boxoffice.stack.os.Processes;
import dev.boxoffice.stack.os.Web;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One of the services, in a JVM of its own. */
public final class ServiceProcess {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    /** Another JVM makes the cache meanwhile. */
    private static final Duration TRAINED_STOP_LIMIT = Duration.ofMinutes(3);

    /** Any but {@code prod}, in which order-service refuses to sell for simulated money. */
    private static final String PROFILE = "local";

    private final Component component;
    private final Settings settings;
    private final Port port;
    private final Map<String, String> environment;
    private volatile Process process;

    ServiceProcess(Component component, Settings settings, Port port, Map<String, String> environment) {
        this.component = component;
        this.settings = settings;
        this.port = port;
        this.environment = environment;
    }

    Component component() {
        return component;
    }

    Process process() {
        return process;
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Commands.detached(command()));
        builder.environment().keySet().removeIf(ServiceProcess::overrules);
        builder.environment().put("QUARKUS_PROFILE", PROFILE);
        builder.environment().putAll(environment);
        builder.environment().put("BOXOFFICE_HTTP_HOST", "127.0.0.1");
        builder.environment().put("BOXOFFICE_HTTP_PORT", Integer.toString(settings.port(port)));
        builder.environment().put("BOXOFFICE_MANAGEMENT_PORT", Integer.toString(managementPort(settings, port)));
        process = builder.redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        ProcessRecord.of(component, settings.run()).write(process.toHandle());
    }

    /** Whether it got ready before it died or the limit passed. */
    boolean awaitReady(Duration limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            if (isReady(settings, port)) {
                return true;
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    void stop() throws InterruptedException {
        if (process != null) {
            Processes.stop(process.toHandle(), settings.training() ? TRAINED_STOP_LIMIT : STOP_LIMIT);
        }
    }

    String lastLogLines(int count) throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    Path log() {
        return settings.logs().resolve(component.label() + ".log");
    }

    public static Path jar(Settings settings, Component component) {
        return settings.repository().resolve(component.label()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public static boolean isReady(Settings settings, Port port) {
        return Web.answersOk(
                URI.create("http://127.0.0.1:%d/q/health/ready".formatted(managementPort(settings, port))));
    }

    /** Whatever Quarkus would take from the user's shell over the service's own properties. */
    private static boolean overrules(String variable) {
        return Stream.of("QUARKUS_", "KAFKA_", "MP_", "SMALLRYE_").anyMatch(variable::startsWith);
    }

    private static int managementPort(Settings settings, Port port) {
        return settings.port(port) + Port.MANAGEMENT_OFFSET;
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(settings.javaOptions());
        Path jar = jar(settings, component);
        var trained = new TrainedService(jar);
        if (settings.training()) {
            // Profiles of the training would decide what gets compiled how, for as long as it runs: docs/adr/0017
            command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
            command.add("-XX:AOTCacheOutput=" + settings.home().resolve(component.label() + ".aot"));
            jar = trained.jar();
        } else if (trained.isUpToDate()) {
            command.add("-XX:AOTCache=" + trained.cache());
            jar = trained.jar();
        }
        command.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(command);
    }
}
