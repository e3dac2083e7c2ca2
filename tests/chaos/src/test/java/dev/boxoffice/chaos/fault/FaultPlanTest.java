package dev.boxoffice.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<FaultKind> KINDS = FaultKinds.list();

    private static List<FaultPlan.Step> draw(long seed, int count) {
        var plan = new FaultPlan(KINDS, seed);
        return Stream.generate(plan::next).limit(count).toList();
    }

    @Test
    void drawsTheSameFaultsFromTheSameSeed() {
        assertThat(draw(7, 100)).isEqualTo(draw(7, 100)).isNotEqualTo(draw(8, 100));
    }

    @Test
    void drawsEveryKindBeforeAnyOccursAgain() {
        assertThat(draw(1, KINDS.size()).stream().map(FaultPlan.Step::kind)).hasSameSizeAs(new HashSet<>(KINDS));
        assertThat(new HashSet<>(draw(1, KINDS.size()).stream()
                        .map(step -> step.kind().name())
                        .toList()))
                .hasSameSizeAs(KINDS);
    }

    @Test
    void keepsTheLimitsOfEachKind() {
        assertThat(draw(3, 200))
                .allSatisfy(step -> assertThat(step.length())
                        .isBetween(step.kind().least(), step.kind().most()));
    }
}
