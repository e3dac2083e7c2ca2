package dev.boxoffice.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Points a {@code @QuarkusTest} at the running stack.
 *
 * <pre>{@code
 * @WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL,
 *         initArgs = @ResourceArg(name = "database", value = "orders"))
 * }</pre>
 */
public final class StackResource implements QuarkusTestResourceLifecycleManager {

    private String database = "tickets";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        return Stack.environment(database);
    }

    /** Does nothing: the stack serves all test classes of this JVM and ends with it. */
    @Override
    public void stop() {}
}
