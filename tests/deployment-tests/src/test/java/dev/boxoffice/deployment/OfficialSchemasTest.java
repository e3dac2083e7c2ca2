package dev.boxoffice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our schemas of custom resources agree with the official ones, which no package registry offers in a current version.
 *
 * <p>Run it after a change of a schema, with a checkout of the repository datreeio/CRDs-catalog:
 * {@code -Dcrds.catalog=FOLDER}.
 */
@EnabledIfSystemProperty(named = "crds.catalog", matches = ".+")
class OfficialSchemasTest {

    private static final Path OURS = Path.of("src/test/resources/schemas");

    static Stream<Path> schemas() throws IOException {
        try (Stream<Path> files = Files.list(OURS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void knowsNoFieldThatIsNotOfficial(Path schema) throws IOException {
        String[] parts = schema.getFileName().toString().replace(".json", "").split("_", -1);
        Path official = Path.of(System.getProperty("crds.catalog"))
                .resolve(parts[0])
                .resolve(parts[2].toLowerCase(Locale.ROOT) + "_" + parts[1] + ".json");
        JsonNode ours = Rendered.YAML.readTree(schema.toFile());
        List<String> differences = new ArrayList<>();

        compare("", ours, ours, Rendered.YAML.readTree(official.toFile()), differences);

        assertThat(differences).isEmpty();
    }

    private static void compare(String place, JsonNode root, JsonNode ours, JsonNode official, List<String> found) {
        JsonNode schema = ours.has("$ref") ? root.at(ours.path("$ref").asText().substring(1)) : ours;
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            String here = place + "/" + field.getKey();
            JsonNode other = official.path("properties").path(field.getKey());
            if (!other.isMissingNode()) {
                compare(here, root, field.getValue(), other, found);
            } else if (!official.path("additionalProperties").isObject() && !here.startsWith("/metadata")) {
                found.add(here + " is not official");
            }
        }
        JsonNode type = schema.path("type");
        JsonNode officialType = official.path("type");
        if (!type.isMissingNode() && !officialType.isMissingNode() && !type.equals(officialType)) {
            found.add("%s has type %s, officially %s".formatted(place, type, officialType));
        }
        if (schema.has("items")) {
            compare(place + "[]", root, schema.path("items"), official.path("items"), found);
        }
    }
}
