package dev.boxoffice.stack.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Free space of the disk that has a folder. */
public final class DiskSpace {

    private DiskSpace() {}

    /** Usable space in MiB, rounded down. */
    public static long freeMiB(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() >> 20;
    }
}
