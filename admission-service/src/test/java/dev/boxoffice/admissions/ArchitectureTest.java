package dev.boxoffice.admissions;

import dev.boxoffice.testing.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {

    ArchitectureTest() {
        super("dev.boxoffice.admissions");
    }

    /** All statements are written by hand. */
    @Override
    protected boolean hasEntities() {
        return false;
    }
}
