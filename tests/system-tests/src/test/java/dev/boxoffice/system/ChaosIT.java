package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.launcher.CommandResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A short run of {@code ./boxoffice chaos}; longer ones stay outside the suite. */
@ExtendWith(TempHomes.class)
class ChaosIT {

    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final String KINDS = "kill order-service,kill postmaster,kill kafka,end sessions,replay,unreadable";

    @Test
    void keepsEveryPromiseWhileFaultsLast() {
        try (var boxoffice = Boxoffice.withNewData()) {
            CommandResult chaos = boxoffice.run(
                    LIMIT,
                    "chaos",
                    "--minutes",
                    "0.75",
                    "--seed",
                    "1",
                    "--no-storefront",
                    "--proxies",
                    "--only",
                    KINDS);

            assertThat(chaos.exitCode()).as(chaos.output()).isZero();
            assertThat(chaos.stdout()).contains("one key, one effect").doesNotContain("VIOLATED");
        }
    }
}
