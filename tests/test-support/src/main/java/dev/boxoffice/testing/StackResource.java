package dev.boxoffice.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
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

    /** A web origin whose scripts may use the API. */
    public static final String CORS_ORIGIN = "https://shop.example";

    private String database = "tickets";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        var environment = new HashMap<>(Stack.environment(database));
        environment.put("BOXOFFICE_CORS_ORIGINS", CORS_ORIGIN);
        for (String limit : List.of("USER", "CLIENT", "ADDRESS", "BAD_TOKEN")) {
            environment.put("BOXOFFICE_" + limit + "_RATE", "100000");
            environment.put("BOXOFFICE_" + limit + "_BURST", "1000000");
        }
        return environment;
    }

    /** Does nothing: the stack serves all test classes of this JVM and ends with it. */
    @Override
    public void stop() {}
}
