package dev.boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed schemas agree with the records. {@code -Dschemas.update=true} generates them again. */
class EventSchemasTest {

    private static final Path FOLDER = Path.of("src/main/resources/schemas");

    @BeforeAll
    static void updateIfRequested() throws IOException {
        if (Boolean.getBoolean("schemas.update")) {
            for (EventType type : EventType.values()) {
                Files.writeString(FOLDER.resolve(type.schemaFile()), generate(type));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void equalsTheGeneratedSchema(EventType type) {
        assertThat(FOLDER.resolve(type.schemaFile())).hasContent(generate(type));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsTheGoldenEvent(EventType type) throws IOException {
        assertThat(violations(type, Golden.text(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsUnknownFields(EventType type) throws IOException {
        assertThat(violations(type, Golden.tree(type).put("addedLater", true).toString()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void rejectsMissingAndInvalidVersions(EventType type) throws IOException {
        var withoutVersion = Golden.tree(type);
        withoutVersion.remove("version");
        var zeroVersion = Golden.tree(type).put("version", 0);
        var textForNumber = Golden.tree(type).put("version", "1");

        for (var invalid : List.of(withoutVersion, zeroVersion, textForNumber)) {
            assertThat(violations(type, invalid.toString())).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rejectsInvalidIdsAndTimes(EventType type) throws IOException {
        var badId = Golden.tree(type);
        badId.put(firstOf(badId, "id", "ticketId", "poolId"), "4711");
        var badTime = Golden.tree(type);
        badTime.put(firstOf(badTime, "createdAt", "asOf"), "today");

        assertThat(violations(type, badId.toString())).hasSize(1);
        assertThat(violations(type, badTime.toString())).hasSize(1);
    }

    private static String firstOf(ObjectNode event, String... fields) {
        return Arrays.stream(fields).filter(event::has).findFirst().orElseThrow();
    }

    private static List<String> violations(EventType type, String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FOLDER.resolve(type.schemaFile())), InputFormat.JSON);
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String generate(EventType type) {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        builder.forTypesInGeneral()
                .withIdResolver(EventSchemasTest::id)
                .withTitleResolver(EventSchemasTest::title)
                .withStringFormatResolver(EventSchemasTest::format);
        builder.forFields()
                .withRequiredCheck(EventSchemasTest::isRequired)
                .withNullableCheck(field -> !isRequired(field))
                .withNumberInclusiveMinimumResolver(EventSchemasTest::minimum)
                .withNumberInclusiveMaximumResolver(EventSchemasTest::maximum)
                .withStringMinLengthResolver(
                        field -> isText(field) ? Probe.minLength(owner(field), field.getName()) : null)
                .withStringMaxLengthResolver(
                        field -> isText(field) ? Probe.maxLength(owner(field), field.getName()) : null)
                .withStringPatternResolver(
                        field -> isText(field) && Probe.isCode(owner(field), field.getName()) ? "^[A-Z]{3}$" : null);
        return new SchemaGenerator(builder.build())
                        .generateSchema(type.payload())
                        .toPrettyString() + "\n";
    }

    private static String id(TypeScope scope) {
        return Arrays.stream(EventType.values())
                .filter(type -> scope.getType().getErasedType() == type.payload())
                .map(EventType::dataSchema)
                .findFirst()
                .orElse(null);
    }

    private static String title(TypeScope scope) {
        Class<?> type = scope.getType().getErasedType();
        return Payload.class.isAssignableFrom(type) ? type.getSimpleName() : null;
    }

    private static String format(TypeScope scope) {
        Class<?> type = scope.getType().getErasedType();
        return type == UUID.class ? "uuid" : type == Instant.class ? "date-time" : null;
    }

    private static boolean isRequired(FieldScope field) {
        return !field.isFakeContainerItemScope() && Probe.isRequired(owner(field), field.getName());
    }

    private static BigDecimal minimum(FieldScope field) {
        Long minimum = field.isFakeContainerItemScope() ? null : Probe.minimum(owner(field), field.getName());
        return minimum == null ? null : BigDecimal.valueOf(minimum);
    }

    private static BigDecimal maximum(FieldScope field) {
        Long maximum = field.isFakeContainerItemScope() ? null : Probe.maximum(owner(field), field.getName());
        return maximum == null ? null : BigDecimal.valueOf(maximum);
    }

    private static boolean isText(FieldScope field) {
        return !field.isFakeContainerItemScope() && field.getType().getErasedType() == String.class;
    }

    private static Class<?> owner(FieldScope field) {
        return field.getDeclaringType().getErasedType();
    }
}
