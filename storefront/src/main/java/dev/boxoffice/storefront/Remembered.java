package dev.boxoffice.storefront;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A value that is read again when it is too old. One thread reads it, while others get the old value.
 *
 * @param <T> the value
 */
public final class Remembered<T> {

    private final Duration maxAge;
    private final Supplier<T> source;
    private T value;
    private long readAt;
    private boolean reading;

    public Remembered(Duration maxAge, Supplier<T> source) {
        this.maxAge = maxAge;
        this.source = source;
    }

    /** The value; throws the exception of the source if there is none yet. */
    public T get() {
        synchronized (this) {
            boolean isFresh = value != null && System.nanoTime() - readAt < maxAge.toNanos();
            if (isFresh || (value != null && reading)) {
                return value;
            }
            reading = true;
        }
        return read();
    }

    private T read() {
        try {
            T newest = source.get();
            synchronized (this) {
                value = newest;
                readAt = System.nanoTime();
            }
            return newest;
        } finally {
            synchronized (this) {
                reading = false;
            }
        }
    }
}
