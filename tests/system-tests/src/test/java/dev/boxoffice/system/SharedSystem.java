package dev.boxoffice.system;

import dev.boxoffice.system.trace.TraceCollector;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One running system with the storefront and full tracing, shared by test classes that tolerate data of other tests. It
 * starts before the first of them and stops after the last.
 */
public final class SharedSystem implements BeforeAllCallback {

    private static Running running;

    private record Running(Boxoffice boxoffice, TraceCollector traces) implements AutoCloseable {

        static Running start() {
            var traces = TraceCollector.start();
            running = new Running(
                    Boxoffice.withNewData()
                            .withStorefront()
                            .with("BOXOFFICE_TRACES_ENDPOINT", traces.endpoint())
                            .with("BOXOFFICE_TRACES_PROTOCOL", "http/protobuf")
                            .with("BOXOFFICE_TRACES_RATIO", "1")
                            .with("BOXOFFICE_POSTGRES_OPTIONS", "wal_level=logical") // for Debezium
                            .up(),
                    traces);
            return running;
        }

        @Override
        public void close() {
            boxoffice.close();
            traces.close();
            TempHomes.sweepAfterAll();
        }
    }

    public static Boxoffice boxoffice() {
        return running.boxoffice();
    }

    /** The spans that the services have exported. */
    public static TraceCollector traces() {
        return running.traces();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Surefire executes each class by itself, so the root context does not outlive a class
        context.getStore(
                        ExtensionContext.StoreScope.LAUNCHER_SESSION,
                        ExtensionContext.Namespace.create(SharedSystem.class))
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    }
}
