package dev.boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenEventsTest {

    @ParameterizedTest
    @EnumSource
    void survivesReadingAndWriting(EventType type) throws JsonProcessingException {
        String written = Golden.JSON.writeValueAsString(Golden.payload(type));

        assertThat(Golden.JSON.readTree(written)).isEqualTo(Golden.tree(type));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheIdOfItsAggregate(EventType type) {
        String id = Stream.of("id", "ticketId", "poolId")
                .map(Golden.tree(type)::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .asText();

        assertThat(Golden.payload(type).aggregateId()).hasToString(id);
    }

    @ParameterizedTest
    @EnumSource
    void toleratesUnknownFields(EventType type) throws JsonProcessingException {
        ObjectNode later = Golden.tree(type);
        later.put("addedLater", "text");
        later.putObject("alsoAddedLater").put("deep", 1);

        assertThat(Golden.JSON.treeToValue(later, type.payload())).isEqualTo(Golden.payload(type));
    }

    @ParameterizedTest
    @EnumSource
    void toleratesMissingOptionalFields(EventType type) throws JsonProcessingException {
        ObjectNode earlier = Golden.tree(type);
        fields(type).filter(field -> !Probe.isRequired(type.payload(), field)).forEach(earlier::remove);

        Payload read = Golden.JSON.treeToValue(earlier, type.payload());

        assertThat(read.version()).isEqualTo(Golden.payload(type).version());
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void isRejectedWithoutRequiredField(EventType type, String field) {
        ObjectNode invalid = Golden.tree(type);
        invalid.remove(field);

        assertThatThrownBy(() -> Golden.JSON.treeToValue(invalid, type.payload()))
                .isInstanceOf(JsonMappingException.class);
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void isRejectedWithNullInRequiredField(EventType type, String field) {
        ObjectNode invalid = Golden.tree(type);
        invalid.putNull(field);

        assertThatThrownBy(() -> Golden.JSON.treeToValue(invalid, type.payload()))
                .isInstanceOf(JsonMappingException.class);
    }

    static Stream<Arguments> requiredFields() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> fields(type)
                        .filter(field -> Probe.isRequired(type.payload(), field))
                        .map(field -> Arguments.of(type, field)));
    }

    private static Stream<String> fields(EventType type) {
        return Arrays.stream(type.payload().getRecordComponents()).map(RecordComponent::getName);
    }
}
