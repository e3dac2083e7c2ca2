package dev.boxoffice.stack.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedServiceTest {

    @TempDir
    Path target;

    private TrainedService trained;

    @BeforeEach
    void builds() throws IOException {
        trained = new TrainedService(
                Files.createDirectory(target.resolve("quarkus-app")).resolve("quarkus-run.jar"));
        Files.createFile(trained.built());
    }

    @Test
    void liesNextToTheBuild() {
        assertThat(trained.jar()).isEqualTo(target.resolve("trained-app").resolve("quarkus-run.jar"));
    }

    @Test
    void isMissingBeforeTraining() throws IOException {
        assertThat(trained.isUpToDate()).isFalse();
    }

    @Test
    void isUsedIfNewerThanTheBuild() throws IOException {
        trainedSecondsAfterBuild(1);

        assertThat(trained.isUpToDate()).isTrue();
    }

    @Test
    void isIgnoredIfOlderThanTheBuild() throws IOException {
        trainedSecondsAfterBuild(-1);

        assertThat(trained.isUpToDate()).isFalse();
    }

    private void trainedSecondsAfterBuild(long seconds) throws IOException {
        Files.createDirectory(trained.jar().getParent());
        Files.createFile(trained.cache());
        FileTime built = Files.getLastModifiedTime(trained.built());
        Files.setLastModifiedTime(
                trained.cache(), FileTime.from(built.toInstant().plusSeconds(seconds)));
    }
}
