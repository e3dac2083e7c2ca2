package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.launcher.CommandResult;
import dev.boxoffice.launcher.RunningCommand;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({TempHomes.class, SharedSystem.class})
class DevModeIT {

    /** Includes a build of the service and its libraries. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration RELOAD = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(30);

    private static final String SERVICE = """
            package dev.boxoffice.orders;

            import dev.boxoffice.http.LiveReloadText;
            import jakarta.annotation.security.PermitAll;
            import jakarta.ws.rs.GET;
            import jakarta.ws.rs.Path;

            @Path("/live-reload")
            public class LiveReloadResource {

                @GET
                @PermitAll
                public String text() {
                    return "service VERSION, " + LiveReloadText.text();
                }
            }
            """;

    private static final String LIBRARY = """
            package dev.boxoffice.http;

            public final class LiveReloadText {

                private LiveReloadText() {}

                public static String text() {
                    return "library VERSION";
                }
            }
            """;

    private static Boxoffice boxoffice;

    @BeforeAll
    static void up() {
        boxoffice = SharedSystem.boxoffice();
    }

    @Test
    void editsOfServiceAndLibraryAreLive() throws Exception {
        try (TemporaryCheckout checkout = TemporaryCheckout.of(boxoffice.repository())) {
            write(checkout, 1);
            RunningCommand dev = boxoffice.startIn(checkout.folder(), "dev", "order-service");
            try {
                await().atMost(START)
                        .ignoreExceptions()
                        .failFast(() -> assertThat(dev.process().isAlive()).isTrue())
                        .until(() -> text().equals("service 1, library 1"));

                write(checkout, 2);

                await().atMost(RELOAD).ignoreExceptions().until(() -> text().equals("service 2, library 2"));
                assertThat(boxoffice.run("status").stdout()).containsPattern("order-service +dev, ready");
            } finally {
                dev.process().destroy();
                assertThat(dev.process().waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
            await().atMost(STOP).until(() -> checkout.processes().findAny().isEmpty());
        }
        await().atMost(START).ignoreExceptions().untilAsserted(DevModeIT::assertPackagedServiceRuns);
    }

    private static void assertPackagedServiceRuns() {
        CommandResult status = boxoffice.run("status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.stdout()).containsPattern("order-service +ready");
        assertThat(get().statusCode()).isEqualTo(404);
    }

    private static void write(TemporaryCheckout checkout, int version) throws IOException {
        String number = Integer.toString(version);
        checkout.write(
                "order-service/src/main/java/dev/boxoffice/orders/LiveReloadResource.java",
                SERVICE.replace("VERSION", number));
        checkout.write(
                "libraries/http-api/src/main/java/dev/boxoffice/http/LiveReloadText.java",
                LIBRARY.replace("VERSION", number));
    }

    private static String text() {
        return get().asString();
    }

    private static Response get() {
        return RestAssured.get(boxoffice.orders() + "/live-reload");
    }

    /** A copy of the repository's sources that a test may edit; it uses the original's packaged local-stack. */
    record TemporaryCheckout(Path folder) implements AutoCloseable {

        private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git", ".boxoffice");
        private static final Path PACKAGED = Path.of("tools", "local-stack", "target");

        static TemporaryCheckout of(Path repository) throws IOException {
            Path target = Files.createDirectories(Path.of("target", "checkouts").toAbsolutePath());
            Path copy = Files.createTempDirectory(target, "checkout");
            copy(repository, copy);
            Files.createDirectories(copy.resolve(PACKAGED));
            for (String name : new String[] {"local-stack.jar", "lib"}) {
                Path packaged = PACKAGED.resolve(name);
                Files.createSymbolicLink(copy.resolve(packaged), repository.resolve(packaged));
            }
            return new TemporaryCheckout(copy);
        }

        private static void copy(Path repository, Path copy) throws IOException {
            Files.walkFileTree(repository, new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    if (LEFT_OUT.contains(directory.getFileName().toString())) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    Files.createDirectories(copy.resolve(repository.relativize(directory)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, copy.resolve(repository.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                    return FileVisitResult.CONTINUE;
                }
            });
        }

        void write(String path, String content) throws IOException {
            Files.writeString(folder.resolve(path), content);
        }

        /** The processes that were started in this checkout. */
        Stream<ProcessHandle> processes() {
            return ProcessHandle.allProcesses()
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains(folder.toString()))
                            .isPresent());
        }

        @Override
        public void close() {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
