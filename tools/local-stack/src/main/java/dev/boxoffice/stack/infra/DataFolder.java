package dev.boxoffice.stack.infra;

import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.os.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The data folder; a marker file proves that {@code --fresh} may delete it. */
public record DataFolder(Path folder) {

    /** Sorts first, so that a deletion in reverse order removes it last. */
    private static final String MARK = ".boxoffice-data";

    /** Creates and marks the folder; refuses a folder with other content. */
    public void claim() throws IOException {
        if (isMarked(folder)) {
            return;
        }
        if (!Folders.isEmpty(folder)) {
            throw new UserError(
                    ("%s has content that Boxoffice did not create. Move it away, or choose another folder with"
                                    + " BOXOFFICE_HOME.")
                            .formatted(folder));
        }
        Folders.createPrivate(folder.getParent());
        Folders.createPrivate(folder);
        Files.createFile(folder.resolve(MARK));
    }

    /** Renames the folder first, so that an interrupted deletion leaves no partial data. */
    public void empty() throws IOException {
        claim();
        int number = 1;
        while (Files.exists(old(number))) {
            number++;
        }
        Files.move(folder, old(number));
        for (Path old : oldOnes()) {
            if (isMarked(old)) {
                Folders.delete(old);
            }
        }
        claim();
    }

    private Path old(int number) {
        return folder.resolveSibling(folder.getFileName() + ".old-" + number);
    }

    private List<Path> oldOnes() throws IOException {
        String start = folder.getFileName() + ".old-";
        try (Stream<Path> siblings = Files.list(folder.getParent())) {
            return siblings.filter(path -> path.getFileName().toString().startsWith(start))
                    .toList();
        }
    }

    private static boolean isMarked(Path folder) {
        return Files.exists(folder.resolve(MARK));
    }
}
