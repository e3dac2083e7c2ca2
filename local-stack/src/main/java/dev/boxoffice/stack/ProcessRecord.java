package dev.boxoffice.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process remembered in a file by its id and its start, as an id alone may belong to a stranger by now. */
record ProcessRecord(Path file) {

    /** A clock adjustment moves the start the kernel reports by a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    static ProcessRecord of(Component component, Path run) {
        return new ProcessRecord(run.resolve(component.label() + ".pid"));
    }

    void write(ProcessHandle process) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, process.pid() + " " + start(process).toEpochMilli() + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The process, if it is the one written down and still lives. */
    Optional<ProcessHandle> alive() {
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            Instant start = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(Processes::isAlive)
                    .filter(process ->
                            Duration.between(start, start(process)).abs().compareTo(TOLERANCE) < 0);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
