package dev.boxoffice.http.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One policy with a token bucket for each caller. */
final class RateLimit {

    /** Forgets the callers that are seen least beyond this number, so that a flood of addresses does not fill the memory. */
    private static final long MAX_CALLERS = 50_000;

    private final String name;
    private final int rate;
    private final int burst;
    private final String policy;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    RateLimit(String name, RateLimitConfig.Limit limit, TimeMeter clock) {
        this.name = name;
        this.rate = limit.rate();
        this.burst = Math.max(1, limit.burst());
        long windowSeconds = rate == 0 ? 0 : Math.max(1, Math.ceilDiv(burst, rate));
        this.policy = "\"%s\";q=%d;w=%d".formatted(name, burst, windowSeconds);
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                // An idle bucket is full by then
                .expireAfterAccess(Duration.ofSeconds(windowSeconds + 1))
                .build();
    }

    /**
     * The state of a caller's bucket after a request.
     *
     * @param seconds until the bucket is full, or until the next request is allowed if this one is not
     */
    record Result(boolean allowed, long remaining, long seconds) {}

    String name() {
        return name;
    }

    boolean isOff() {
        return rate == 0;
    }

    Result take(String caller) {
        ConsumptionProbe probe = bucket(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? new Result(true, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()))
                : new Result(false, 0, Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    /** Like {@link #take}, but leaves the bucket as it is. */
    Result peek(String caller) {
        Bucket bucket = bucket(caller);
        var estimate = bucket.estimateAbilityToConsume(1);
        return new Result(
                estimate.canBeConsumed(),
                estimate.getRemainingTokens(),
                Math.max(1, seconds(estimate.getNanosToWaitForRefill())));
    }

    private Bucket bucket(String caller) {
        return buckets.get(
                caller,
                key -> Bucket.builder()
                        .withCustomTimePrecision(clock)
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                        .build());
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }

    /** The value of {@code RateLimit-Policy}. */
    String policy() {
        return policy;
    }

    /** The value of {@code RateLimit}. */
    String state(Result result) {
        return '"' + name + "\";r=" + result.remaining() + ";t=" + result.seconds();
    }
}
