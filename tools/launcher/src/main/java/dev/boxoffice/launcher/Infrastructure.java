package dev.boxoffice.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** PostgreSQL, Kafka and the OIDC issuer in a process of the packaged local-stack, on free ports. */
public final class Infrastructure {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private Infrastructure() {}

    /**
     * Starts the infrastructure, which stops and deletes its data with this JVM.
     *
     * @param home an empty folder
     * @param partitions the number of partitions of each topic
     * @return the {@code NAME=VALUE} lines that {@code infra} prints
     */
    public static String start(Path home, int partitions) throws IOException {
        Path target = packagedLocalStack();
        ProcessBuilder builder = new ProcessBuilder(command(target));
        builder.environment().putAll(environment(target, home, partitions));
        Process process = builder.redirectErrorStream(true).start();
        // The hook keeps a reference to the process, and so keeps the pipe open whose end stops the child
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop-infrastructure"));
        var ready = new AtomicBoolean();
        CompletableFuture.delayedExecutor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> {
                    if (!ready.get()) {
                        process.destroy();
                    }
                });
        String lines = readUntilReady(process);
        ready.set(true);
        return lines;
    }

    private static Path packagedLocalStack() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path target = folder.resolve("tools/local-stack/target");
            if (Files.exists(target.resolve("local-stack.jar"))) {
                return target;
            }
        }
        throw new IllegalStateException(
                "local-stack is not built. Run ./mvnw -q package -DskipTests -pl :local-stack -am.");
    }

    private static List<String> command(Path target) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                target.resolve("local-stack.jar").toString(),
                "infra");
    }

    private static Map<String, String> environment(Path target, Path home, int partitions) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BOXOFFICE_HOME", home.toString());
        environment.put("BOXOFFICE_BINARIES", target.resolve("binaries").toString());
        for (Port port : List.of(Port.POSTGRES, Port.KAFKA, Port.OIDC)) {
            environment.put(port.variable(), "0");
        }
        environment.put("BOXOFFICE_KAFKA_PARTITIONS", Integer.toString(partitions));
        return environment;
    }

    private static String readUntilReady(Process process) throws IOException {
        StringBuilder lines = new StringBuilder();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals("ready")) {
                return lines.toString();
            }
            lines.append(line).append('\n');
        }
        throw new IllegalStateException("The infrastructure did not start: " + lines);
    }

    private static void stop(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
