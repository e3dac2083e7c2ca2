package dev.boxoffice.stack.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.stack.console.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path home;

    @Test
    void isPrivateToItsOwner() throws IOException {
        Path data = home.resolve("data");

        new DataFolder(data).claim();
        new DataFolder(data).claim();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAFolderWithOtherContent() throws IOException {
        Path data = Files.createDirectory(home.resolve("data"));
        Path precious = Files.createFile(data.resolve("precious"));

        assertThatThrownBy(() -> new DataFolder(data).claim())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("did not create");
        assertThatThrownBy(() -> new DataFolder(data).empty()).isInstanceOf(UserError.class);

        assertThat(precious).exists();
    }

    @Test
    void deletesItsOwnContentCompletely() throws IOException {
        DataFolder data = new DataFolder(home.resolve("data"));
        data.claim();
        Files.createFile(data.folder().resolve("row"));

        data.empty();

        assertThat(data.folder().resolve("row")).doesNotExist();
        assertThat(home).isDirectoryNotContaining("glob:**.old-*");
    }
}
