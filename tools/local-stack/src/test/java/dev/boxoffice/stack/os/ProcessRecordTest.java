package dev.boxoffice.stack.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.stack.config.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

    @TempDir
    Path run;

    @Test
    void findsTheRecordedProcess() throws IOException {
        ProcessRecord record = ProcessRecord.of(Component.ORDER_SERVICE, run);
        record.write(ProcessHandle.current());

        assertThat(record.alive()).contains(ProcessHandle.current());
    }

    @Test
    void ignoresAnotherProcessWithTheSameId() throws IOException {
        ProcessRecord record = ProcessRecord.of(Component.ORDER_SERVICE, run);
        Files.writeString(record.file(), ProcessHandle.current().pid() + " 1000 some-boot\n");

        assertThat(record.alive()).isEmpty();
    }

    @Test
    void ignoresADeadProcess() throws IOException, InterruptedException {
        ProcessRecord record = ProcessRecord.of(Component.ORDER_SERVICE, run);
        Process process = new ProcessBuilder("sleep", "60").start();
        record.write(process.toHandle());

        process.destroyForcibly().waitFor();

        assertThat(record.alive()).isEmpty();
    }

    @Test
    void ignoresATruncatedFile() throws IOException {
        ProcessRecord record = ProcessRecord.of(Component.POSTGRES, run);
        assertThat(record.alive()).isEmpty();

        Files.writeString(record.file(), "12");

        assertThat(record.alive()).isEmpty();
    }
}
