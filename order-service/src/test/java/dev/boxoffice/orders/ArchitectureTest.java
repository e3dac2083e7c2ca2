package dev.boxoffice.orders;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.boxoffice.testing.ServiceArchitecture;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ServiceArchitecture {

    ArchitectureTest() {
        super("dev.boxoffice.orders");
    }

    /** The clocks of two processes differ, so the database's clock starts and ends holds. */
    @Test
    void readsOnlyTheClockOfTheDatabase() {
        noClasses()
                .that()
                // reports when a rebuild ran, even while the database is unavailable; no decision depends on it
                .doNotHaveFullyQualifiedName("dev.boxoffice.orders.ticket.Rebuild")
                .should()
                .accessTargetWhere(describe("reads the time of day", ArchitectureTest::readsTheTimeOfDay))
                .check(main());
    }

    /** Includes method references; excludes {@code System.nanoTime}, which only measures durations. */
    private static boolean readsTheTimeOfDay(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target && readsTheTimeOfDay(target);
    }

    private static boolean readsTheTimeOfDay(AccessTarget.CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().startsWith("java.time");
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "<init>" ->
                owner.isEquivalentTo(Date.class)
                        && target.getRawParameterTypes().isEmpty();
            default -> owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class);
        };
    }
}
