package dev.boxoffice.stack.supervise;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.infra.ServiceEnvironment;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A packaged service in a JVM of its own. */
public final class ServiceProcess {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    /** At its end a training JVM starts another, which writes the cache. */
    private static final Duration TRAINED_STOP_LIMIT = Duration.ofMinutes(3);

    /** Not {@code prod}, in which order-service refuses simulated payments. */
    private static final String PROFILE = "local";

    private final Component component;
    private final Settings settings;
    private volatile Process process;

    ServiceProcess(Component component, Settings settings) {
        this.component = component;
        this.settings = settings;
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
        builder.environment().putAll(environment(component, settings));
        process = builder.redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        ProcessRecord.of(component, settings.run()).write(process.toHandle());
    }

    /** The variables that the service needs to run as part of the system. */
    public static Map<String, String> environment(Component service, Settings settings) {
        Map<String, String> environment = new LinkedHashMap<>(new ServiceEnvironment(settings).of(service));
        environment.put("QUARKUS_PROFILE", PROFILE);
        environment.put("BOXOFFICE_HTTP_HOST", "127.0.0.1");
        environment.put("BOXOFFICE_HTTP_PORT", Integer.toString(settings.port(service.port())));
        environment.put("BOXOFFICE_MANAGEMENT_PORT", Integer.toString(settings.managementPort(service.port())));
        return environment;
    }

    /** Whether the service becomes ready before it exits or the limit passes. */
    boolean awaitReady(Duration limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            if (isReady(settings, component.port())) {
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
        return Web.respondsOk(
                URI.create("http://127.0.0.1:%d/q/health/ready".formatted(settings.managementPort(port))));
    }

    /** Variables of the user's shell that would override the service's own properties. */
    private static boolean overrules(String variable) {
        return Stream.of("QUARKUS_", "KAFKA_", "MP_", "SMALLRYE_").anyMatch(variable::startsWith);
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
            // Recorded profiles would steer the compiler for the whole life of the process: docs/adr/0017
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
