package dev.boxoffice.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LowWatermarkTest {

    private static final Set<String> NO_WRITERS = Set.of();

    private final LowWatermark watermark = new LowWatermark(new Settings());

    @Test
    void startsAtZero() {
        assertThat(watermark.begin()).isZero();
    }

    @Test
    void movesToTheLastSentRowAfterOneMorePass() throws SQLException {
        pass(NO_WRITERS, 1, 2);
        assertThat(watermark.begin()).isZero();

        pass(NO_WRITERS, 3);
        assertThat(watermark.begin()).isEqualTo(2);
    }

    @Test
    void doesNotMoveWhileAWriterIsStillOpen() throws SQLException {
        pass(Set.of("2/7", "3/9"), 20);
        pass(Set.of("3/9", "4/1"), 30);
        pass(Set.of("3/9"), 40);
        assertThat(watermark.begin()).isZero();

        pass(Set.of("5/1"), 50); // 3/9 has ended and may have written row 10
        assertThat(watermark.begin()).isZero();

        pass(Set.of("5/1"), 10, 60);
        assertThat(watermark.begin()).isEqualTo(20);
    }

    @Test
    void doesNotMoveWhenAPassLeavesRowsBehind() throws SQLException {
        pass(NO_WRITERS, 100);

        pass(NO_WRITERS, LongStream.rangeClosed(1, Settings.BATCH).toArray());
        assertThat(watermark.begin()).isZero();
    }

    @Test
    void neverMovesDown() throws SQLException {
        pass(NO_WRITERS, 100);
        pass(NO_WRITERS, 101);
        pass(NO_WRITERS);
        pass(NO_WRITERS);
        assertThat(watermark.begin()).isEqualTo(100);
    }

    private void pass(Set<String> writers, long... numbers) throws SQLException {
        watermark.passed(LongStream.of(numbers).mapToObj(LowWatermarkTest::row).toList(), () -> writers);
    }

    private static OutboxRow row(long seq) {
        return new OutboxRow(
                UUID.randomUUID(), "orders", UUID.randomUUID(), "t", new byte[0], null, seq, Instant.EPOCH);
    }

    private record Settings() implements OutboxConfig {

        static final int BATCH = 10;

        @Override
        public boolean relayEnabled() {
            return true;
        }

        @Override
        public Duration lease() {
            return Duration.ZERO;
        }

        @Override
        public Duration leasePollInterval() {
            return Duration.ZERO;
        }

        @Override
        public Duration rejectedRetryDelay() {
            return Duration.ZERO;
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
