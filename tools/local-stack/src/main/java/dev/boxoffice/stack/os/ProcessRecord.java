package dev.boxoffice.stack.os;

import dev.boxoffice.stack.config.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A process recorded in a file by id and start time, since the id alone may be reused. */
public record ProcessRecord(Path file) {

    public static ProcessRecord named(String name, Path run) {
        return new ProcessRecord(run.resolve(name + ".pid"));
    }

    public static ProcessRecord of(Component component, Path run) {
        return named(component.label(), run);
    }

    public void write(ProcessHandle process) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, process.pid() + " " + start(process.pid()) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The recorded process, if it still runs. */
    public Optional<ProcessHandle> alive() {
        try {
            String[] words = Files.readString(file).strip().split(" ", 2);
            long pid = Long.parseLong(words[0]);
            if (words.length < 2 || !start(pid).equals(words[1])) {
                return Optional.empty();
            }
            return ProcessHandle.of(pid).filter(Processes::isAlive);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kernel ticks since boot plus the boot id, because the wall clock may be adjusted. */
    private static String start(long pid) throws IOException {
        String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
        return Processes.startTicks(pid) + " " + boot.strip();
    }
}
