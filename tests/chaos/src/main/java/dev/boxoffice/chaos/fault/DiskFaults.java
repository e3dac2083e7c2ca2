package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.system.SmallDisk;

/** A disk without free space. */
final class DiskFaults {

    private DiskFaults() {}

    /** PostgreSQL refuses writes, and may end when it cannot write its log. */
    static Fault fill(FaultContext context) {
        SmallDisk disk = context.system().disk().orElseThrow();
        return new Fault() {
            @Override
            public Scope inject() {
                disk.fill();
                return new Scope.Everything();
            }

            @Override
            public void heal() {
                disk.free();
                context.system().postgres().ensure();
            }
        };
    }
}
