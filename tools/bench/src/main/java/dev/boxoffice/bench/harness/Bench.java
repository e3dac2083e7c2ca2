package dev.boxoffice.bench.harness;

import java.util.Map;

/** One group of rows; brings what it needs beside the system, and takes it away again. */
public interface Bench {

    /** Settings of PostgreSQL that it needs, and that make no difference to others. */
    default Map<String, String> postgres() {
        return Map.of();
    }

    void run(LocalSystem system, Plan plan, Report report) throws Exception;
}
