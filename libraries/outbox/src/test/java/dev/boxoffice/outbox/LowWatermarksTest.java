package dev.boxoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LowWatermarksTest {

    private static final int SHARD = 3;
    private static final Set<String> NO_WRITERS = Set.of();

    private final LowWatermarks watermarks = new LowWatermarks(new Settings());

    @Test
    void startsAtZero() {
        assertThat(watermarks.marks()).containsOnly(0);
    }

    @Test
    void movesToTheLastSentRowAfterOneMorePass() throws SQLException {
        assertThat(pass(NO_WRITERS, 1, 2)).isFalse();
        assertThat(mark()).isZero();

        assertThat(pass(NO_WRITERS, 3)).isTrue();
        assertThat(mark()).isEqualTo(2);
    }

    @Test
    void doesNotMoveWhileAWriterIsStillOpen() throws SQLException {
        pass(Set.of("2/7", "3/9"), 20);
        pass(Set.of("3/9", "4/1"), 30);
        pass(Set.of("3/9"), 40);
        assertThat(mark()).isZero();

        pass(Set.of("5/1"), 50); // 3/9 has ended and may have written row 10
        assertThat(mark()).isZero();

        pass(Set.of("5/1"), 10, 60);
        assertThat(mark()).isEqualTo(20);
    }

    @Test
    void doesNotMoveWhenAPassLeavesRowsBehind() throws SQLException {
        pass(NO_WRITERS, 100);

        pass(NO_WRITERS, LongStream.rangeClosed(1, Settings.BATCH).toArray());
        assertThat(mark()).isZero();
    }

    @Test
    void movesOnlyTheShardsOfThatPass() throws SQLException {
        pass(NO_WRITERS, 100);

        watermarks.passed(List.of(SHARD + 1), List.of(row(SHARD + 1, 200)), () -> NO_WRITERS);
        assertThat(mark()).isZero();
    }

    @Test
    void neverMovesDown() throws SQLException {
        pass(NO_WRITERS, 100);
        pass(NO_WRITERS, 101);
        pass(NO_WRITERS);
        pass(NO_WRITERS);
        assertThat(mark()).isEqualTo(100);
    }

    @Test
    void startsAtZeroAgainAfterForget() throws SQLException {
        pass(NO_WRITERS, 100);
        pass(NO_WRITERS, 101);
        watermarks.forget();
        assertThat(watermarks.marks()).containsOnly(0);
    }

    private boolean pass(Set<String> writers, long... numbers) throws SQLException {
        return watermarks.passed(
                List.of(SHARD),
                LongStream.of(numbers).mapToObj(number -> row(SHARD, number)).toList(),
                () -> writers);
    }

    private long mark() {
        return watermarks.marks()[SHARD];
    }

    private static OutboxRow row(int shard, long seq) {
        return new OutboxRow(
                "(0,1)",
                UUID.randomUUID(),
                "orders",
                UUID.randomUUID(),
                "t",
                new byte[0],
                null,
                (short) shard,
                seq,
                Instant.EPOCH);
    }

    private record Settings() implements OutboxConfig {

        static final int BATCH = 10;

        @Override
        public boolean relayEnabled() {
            return true;
        }

        @Override
        public int batchSize() {
            return BATCH;
        }

        @Override
        public int watermarkInterval() {
            return 1;
        }

        @Override
        public Duration fullLookInterval() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration pace() {
            return Duration.ZERO;
        }

        @Override
        public Duration pollInterval() {
            return Duration.ZERO;
        }

        @Override
        public Duration retryDelay() {
            return Duration.ZERO;
        }
    }
}
