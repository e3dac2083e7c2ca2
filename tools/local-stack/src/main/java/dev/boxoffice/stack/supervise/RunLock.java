package dev.boxoffice.stack.supervise;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.os.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Allows one process at a time to start, run or stop the system of a home; the lock ends with the process. */
public final class RunLock {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    public static Optional<RunLock> tryTake(Settings settings) throws IOException {
        Folders.createPrivate(settings.home());
        Path file = Folders.createPrivate(settings.run()).resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new RunLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // held by this process
        }
        channel.close();
        return Optional.empty();
    }

    public void release() throws IOException {
        channel.close();
    }
}
