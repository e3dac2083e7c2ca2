package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.launcher.CommandResult;
import dev.boxoffice.launcher.RunningCommand;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
}
