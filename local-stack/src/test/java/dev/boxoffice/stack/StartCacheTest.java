package dev.boxoffice.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {

    @TempDir
    Path folder;

    private StartCache cache;

    @BeforeEach
    void builds() throws IOException {
        cache = new StartCache(folder.resolve("quarkus-run.jar"));
        Files.createFile(cache.jar());
    }

    @Test
    void isNotThereBeforeTraining() throws IOException {
        assertThat(cache.isNewerThanJar()).isFalse();
    }

    @Test
    void isTakenWhenMadeAfterTheJar() throws IOException {
        trainedSecondsAfterBuild(1);

        assertThat(cache.isNewerThanJar()).isTrue();
    }

    @Test
    void isLeftAloneOnceTheJarIsBuiltAnew() throws IOException {
        trainedSecondsAfterBuild(-1);

        assertThat(cache.isNewerThanJar()).isFalse();
    }

    private void trainedSecondsAfterBuild(long seconds) throws IOException {
        Files.createFile(cache.file());
        FileTime built = Files.getLastModifiedTime(cache.jar());
        Files.setLastModifiedTime(cache.file(), FileTime.from(built.toInstant().plusSeconds(seconds)));
    }
}
