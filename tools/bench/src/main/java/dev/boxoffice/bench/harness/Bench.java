package dev.boxoffice.bench.harness;

import java.util.Map;

/** Measures one group of rows and cleans up the services and databases that it starts. */
public interface Bench {

    /** PostgreSQL settings that this bench needs and that do not affect the others. */
    default Map<String, String> postgresSettings() {
        return Map.of();
    }

    void run(LocalSystem system, Plan plan, Report report) throws Exception;
}
