package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

    @Test
    void ignoresEmptySegmentsAndMatrixParameters() {
        assertThat(PathTemplate.segments("/api//orders;v=1/x/;y/")).isEqualTo(List.of("api", "orders", "x"));
        assertThat(PathTemplate.segments("")).isEmpty();
        assertThat(PathTemplate.segments("/")).isEmpty();
        assertThat(PathTemplate.segments("api")).isEqualTo(List.of("api"));
    }

    @Test
    void matchesVariablesWithAnySegment() {
        var template = PathTemplate.of("/api/orders", "{id}/cancel");

        assertThat(template.matches(List.of("api", "orders", "1", "cancel"))).isTrue();
        assertThat(template.matches(List.of("api", "orders", "1", "pay"))).isFalse();
        assertThat(template.matches(List.of("api", "orders", "1"))).isFalse();
    }
}
