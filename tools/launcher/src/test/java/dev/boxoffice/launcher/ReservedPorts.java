package dev.boxoffice.launcher;

import java.io.IOException;

/** A process that reserves most ports until it is killed. */
final class ReservedPorts {

    static final int END = FreePort.END - 100;

    private ReservedPorts() {}

    public static void main(String[] arguments) throws IOException {
        for (int port = FreePort.FIRST; port < END; port++) {
            FreePort.reserve(port);
        }
        System.out.println("reserved");
        System.in.read();
    }
}
