package dev.boxoffice.orders;

import dev.boxoffice.testing.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {

    ArchitectureTest() {
        super("dev.boxoffice.orders");
    }
}
