package dev.boxoffice.chaos.system;

import dev.boxoffice.launcher.FreePort;
import dev.boxoffice.launcher.Port;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One process of a service. Its ports stay the same when it starts again. */
public final class ServiceInstance {

    private static final int PROBE_MILLIS = 2_000;

    private final Service service;
    private final String name;
    private final int port;
    private final Child child;

    /** @param variables the variables without the ports */
    ServiceInstance(Service service, String name, int port, Path repository, Path logs, Map<String, String> variables) {
        this.service = service;
        this.name = name;
        this.port = port;
        Map<String, String> environment = new HashMap<>(variables);
        // Not prod, in which order-service refuses simulated payments
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("BOXOFFICE_HTTP_HOST", "127.0.0.1");
        environment.put("BOXOFFICE_HTTP_PORT", Integer.toString(port));
        environment.put("BOXOFFICE_MANAGEMENT_PORT", Integer.toString(managementPort()));
        this.child = new Child(
                List.of(
                        java(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-XX:MaxMetaspaceSize=192m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        repository
                                .resolve(service.label())
                                .resolve("target/quarkus-app/quarkus-run.jar")
                                .toString()),
                environment,
                logs.resolve(name + ".log"));
    }

    static int anyPort() {
        return FreePort.any();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private int managementPort() {
        return port + Port.MANAGEMENT_OFFSET;
    }

    public Service service() {
        return service;
    }

    /** For example {@code order-service-2}; also the name of its database sessions. */
    public String name() {
        return name;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public ProcessHandle process() {
        return child.handle();
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    public void start() {
        child.start();
    }

    /** Starts the instance unless it runs. */
    public void ensureStarted() {
        if (!isAlive()) {
            start();
        }
    }

    public void kill() {
        child.kill();
    }

    /** Sends SIGTERM and waits for the end. */
    public void stop() {
        child.stop();
    }

    void end() {
        child.end();
    }

    public boolean awaitReady(Duration limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (Instant.now().isBefore(deadline)) {
            if (isReady()) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private boolean isReady() {
        try {
            URI ready = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(managementPort()));
            var connection = (HttpURLConnection) ready.toURL().openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
