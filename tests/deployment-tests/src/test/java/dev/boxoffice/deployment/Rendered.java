package dev.boxoffice.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that kustomize renders from a folder, as a cluster would receive them. */
record Rendered(String name, List<JsonNode> objects) {

    static final ObjectMapper YAML = new YAMLMapper(
            YAMLFactory.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build());

    private static final Path K8S = Path.of("../../k8s").toAbsolutePath().normalize();
    private static final Path TARGET = Path.of("target/rendered").toAbsolutePath();
    private static final int LIMIT_SECONDS = 60;

    static Rendered overlay(String name) {
        return new Rendered("overlays/" + name, render(K8S.resolve("overlays").resolve(name)));
    }

    /** Renders the base with only these components. */
    static Rendered baseWith(String... components) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(TARGET), "base");
            StringBuilder kustomization = new StringBuilder("""
                    apiVersion: kustomize.config.k8s.io/v1beta1
                    kind: Kustomization
                    namespace: boxoffice
                    resources: [../../../../../k8s/base]
                    components:
                    """);
            for (String component : components) {
                kustomization
                        .append("  - ../../../../../k8s/components/")
                        .append(component)
                        .append('\n');
            }
            Files.writeString(folder.resolve("kustomization.yaml"), kustomization);
            return new Rendered("base with " + String.join(", ", components), render(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> render(Path folder) {
        try {
            Path output = Files.createTempFile("rendered", ".yaml");
            Path errors = Files.createTempFile("rendered", ".log");
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!kubectl.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || kubectl.exitValue() != 0) {
                kubectl.destroy();
                throw new IllegalStateException(folder + " does not render: " + Files.readString(errors));
            }
            List<JsonNode> objects = read(Files.readString(output));
            Files.delete(output);
            Files.delete(errors);
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static List<JsonNode> read(String yaml) throws IOException {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return values.readAll();
        }
    }

    Stream<JsonNode> all(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    JsonNode one(String kind, String name) {
        return all(kind)
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no %s %s in %s".formatted(kind, name, this.name)));
    }

    boolean has(String kind, String name) {
        return all(kind).anyMatch(object -> name(object).equals(name));
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Returns the init containers and the containers of a workload. */
    static Stream<JsonNode> containers(JsonNode workload) {
        JsonNode pod = pod(workload);
        return Stream.concat(items(pod.path("initContainers")), items(pod.path("containers")));
    }

    static JsonNode pod(JsonNode workload) {
        return workload.at(
                workload.path("kind").asText().equals("CronJob")
                        ? "/spec/jobTemplate/spec/template/spec"
                        : "/spec/template/spec");
    }

    @Override
    public String toString() {
        return name;
    }
}
