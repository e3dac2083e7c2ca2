package dev.boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Consumers built with a released schema can read today's events. Released schemas are in one folder per version and never
 * change.
 */
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final Path TODAY = Path.of("src/main/resources/schemas");

    @ParameterizedTest
    @MethodSource("released")
    void acceptsTodaysEvents(Path schema) throws IOException {
        var reader = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema), InputFormat.JSON);
        for (EventType type : typesOf(schema)) {
            assertThat(reader.validate(Golden.text(type), InputFormat.JSON))
                    .as(type.type())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void hasOnlyAdditionsSince(Path schema) throws IOException {
        assertThat(breaks(read(schema), read(TODAY.resolve(schema.getFileName()))))
                .isEmpty();
    }

    @Test
    void detectsBreakingChanges() throws IOException {
        JsonNode released = read(TODAY.resolve("order.v1.json"));

        ObjectNode without = released.deepCopy();
        without.withObject("/properties").remove("expiresAt");
        ObjectNode retyped = released.deepCopy();
        retyped.withObject("/properties/items/items/properties/quantity").put("type", "string");
        ObjectNode optional = released.deepCopy();
        optional.putArray("required").add("id");
        ObjectNode stricter = released.deepCopy();
        stricter.withArray("/required").add("reason");
        ObjectNode renamed = released.deepCopy();
        renamed.withObject("/$defs/MoneyV1/properties").remove("currency");
        ObjectNode added = released.deepCopy();
        added.withObject("/properties/channel").put("type", "string");

        assertThat(breaks(released, without)).containsExactly("/properties/expiresAt is gone");
        assertThat(breaks(released, retyped)).hasSize(1);
        assertThat(breaks(released, optional)).hasSize(1);
        assertThat(breaks(released, stricter)).hasSize(1);
        assertThat(breaks(released, renamed)).hasSize(1);
        assertThat(breaks(released, added)).isEmpty();
    }

    private static List<String> breaks(JsonNode released, JsonNode today) {
        List<String> found = new ArrayList<>();
        compare("", released, today, found);
        return found;
    }

    /** Objects may gain fields. Required fields stay the same: readers rely on them, and older writers know no others. */
    private static void compare(String place, JsonNode released, JsonNode today, List<String> found) {
        if (today == null) {
            found.add(place + " is gone");
        } else if (released.isObject() && today.isObject()) {
            released.properties()
                    .forEach(field ->
                            compare(place + "/" + field.getKey(), field.getValue(), today.get(field.getKey()), found));
        } else if (!released.equals(today)) {
            found.add("%s was %s and is %s".formatted(place, released, today));
        }
    }

    static Stream<Arguments> released() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files.filter(Files::isRegularFile).sorted().map(Arguments::of).toList().stream();
        }
    }

    private static List<EventType> typesOf(Path schema) {
        return Arrays.stream(EventType.values())
                .filter(type -> schema.endsWith(type.schemaFile()))
                .toList();
    }

    private static JsonNode read(Path file) {
        try {
            return Golden.JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
