package dev.boxoffice.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private final Samples samples = new Samples(Map.of("fast", rates(100, 400, 900), "slow", rates(100, 200, 300)));

    @Test
    void comparesArmsRoundByRound() {
        assertThat(samples.ratio("fast", "slow")).isEqualTo(new Ratio(2, 1, 3));
    }

    private static List<Sample> rates(double... rates) {
        return DoubleStream.of(rates).mapToObj(rate -> new Sample(rate, 1)).toList();
    }
}
