package dev.boxoffice.stack.infra;

import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.os.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from an archive on the class path. */
record PostgresBinaries(Path folder) {

    /** Minor releases share the data format, so any unpacked release of this version is usable. */
    private static final String MAJOR = "18";

    /** Unpacks to a temporary folder first, so that the final name never has partial content. */
    static PostgresBinaries unpackInto(Path parent) throws IOException {
        Path folder = parent.resolve("postgres-" + MAJOR);
        if (Files.isDirectory(folder)) {
            return new PostgresBinaries(folder);
        }
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, "unpacking");
        try {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpack(draft);
            Files.move(draft, folder);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw new UserError(
                        "Cannot unpack PostgreSQL into %s: %s. The disk may be full.".formatted(parent, e), e);
            }
        } finally {
            Folders.delete(draft);
        }
        return new PostgresBinaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream archive = archive();
                TarArchiveInputStream tar = new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("Entry outside the target folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static InputStream archive() {
        String name = "/postgres-linux-%s.txz".formatted(machine());
        InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null || !System.getProperty("os.name").equals("Linux")) {
            throw new UserError("Boxoffice includes PostgreSQL for Linux on x86-64 and ARM64, not for %s on %s."
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    private static String machine() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "unknown";
        };
    }
}
