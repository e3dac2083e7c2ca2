package dev.boxoffice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Deletes the home folders of a test class's systems after it passes, and keeps them when a test fails. */
public final class TempHomes implements TestWatcher, AfterAllCallback {

    private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();
    private static volatile boolean kept;
    private static volatile boolean anythingFailed;

    /** Registers the folder of a stopped system. */
    public static void deleteWhenPassed(Path folder) {
        FOLDERS.add(folder);
    }

    public static void keep() {
        kept = true;
        anythingFailed = true;
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        keep();
    }

    /** Runs after the class's own {@code @AfterAll} methods, which stop the systems. */
    @Override
    public void afterAll(ExtensionContext context) {
        sweep();
        kept = false;
    }

    /** Deletes the folder of the shared system after the last class. */
    public static void sweepAfterAll() {
        kept = anythingFailed;
        sweep();
    }

    private static void sweep() {
        for (Path folder = FOLDERS.poll(); folder != null; folder = FOLDERS.poll()) {
            if (!kept) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
