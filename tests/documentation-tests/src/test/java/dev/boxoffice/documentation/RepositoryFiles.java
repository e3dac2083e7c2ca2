package dev.boxoffice.documentation;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The repository's own files, without what is built or downloaded. */
final class RepositoryFiles {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Set<String> SKIPPED =
            Set.of("target", "node_modules", ".git", ".boxoffice", ".idea", ".vscode");

    private RepositoryFiles() {}

    /** All files whose name ends with one of the suffixes, as paths relative to {@link #ROOT}. */
    static List<Path> endingWith(String... suffixes) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                for (String suffix : suffixes) {
                    if (file.toString().endsWith(suffix)) {
                        found.add(ROOT.relativize(file));
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    static String text(Path file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
