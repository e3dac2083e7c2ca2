package dev.boxoffice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** A copy of the repository's sources that a test may edit; it uses the original's packaged local-stack. */
record TemporaryCheckout(Path folder) implements AutoCloseable {

    private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git", ".boxoffice");
    private static final Path PACKAGED = Path.of("tools", "local-stack", "target");

    static TemporaryCheckout of(Path repository) throws IOException {
        Path target = Files.createDirectories(Path.of("target", "checkouts").toAbsolutePath());
        Path copy = Files.createTempDirectory(target, "checkout");
        copy(repository, copy);
        Files.createDirectories(copy.resolve(PACKAGED));
        for (String name : new String[] {"local-stack.jar", "lib"}) {
            Path packaged = PACKAGED.resolve(name);
            Files.createSymbolicLink(copy.resolve(packaged), repository.resolve(packaged));
        }
        return new TemporaryCheckout(copy);
    }

    private static void copy(Path repository, Path copy) throws IOException {
        Files.walkFileTree(repository, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (LEFT_OUT.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(repository.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copy.resolve(repository.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    void write(String path, String content) throws IOException {
        Files.writeString(folder.resolve(path), content);
    }

    /** The processes that were started in this checkout. */
    Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder.toString()))
                        .isPresent());
    }

    @Override
    public void close() {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
