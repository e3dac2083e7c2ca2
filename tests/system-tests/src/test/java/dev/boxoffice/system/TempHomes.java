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

/** Deletes the folders of a test class's systems when all of its tests are green, and keeps them for a look otherwise. */
final class TempHomes implements TestWatcher, AfterAllCallback {

    private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();
    private static volatile boolean kept;
    private static volatile boolean anythingFailed;

    /** Of a system that has stopped. */
    static void deleteWhenGreen(Path folder) {
        FOLDERS.add(folder);
    }

    static void keep() {
        kept = true;
        anythingFailed = true;
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        keep();
    }

    /** Runs after the class's own methods, which stop the systems. */
    @Override
    public void afterAll(ExtensionContext context) {
        sweep();
        kept = false;
    }

    /** After the last class, for what they shared. */
    static void sweepAfterAll() {
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
