package dev.boxoffice.tickets;

import dev.boxoffice.testing.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {

    ArchitectureTest() {
        super("dev.boxoffice.tickets");
    }
}
