package dev.boxoffice.chaos.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system in memory, which can be filled. */
public final class SmallDisk {

    /** Keeps PostgreSQL's write-ahead log well below the size of the disk. */
    static final String POSTGRES_OPTIONS = "max_wal_size=192MB min_wal_size=64MB";

    private static final String SIZE = "size=768m";
    private static final int BLOCK_BYTES = 1 << 16;

    private final Path folder;

    SmallDisk(Path folder) {
        this.folder = folder;
    }

    void mount() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(List.of("mount", "-t", "tmpfs", "-o", SIZE, "boxoffice-chaos", folder.toString()));
    }

    void unmount() {
        run(List.of("umount", "--lazy", folder.toString()));
    }

    /** Writes until nothing fits. */
    public void fill() {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // the disk is full
        }
    }

    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static void run(List<String> command) {
        try {
            if (new ProcessBuilder(command).start().waitFor() != 0) {
                throw new IllegalStateException("failed: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
