package dev.boxoffice.stack.supervise;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.os.Commands;
import dev.boxoffice.stack.os.DiskSpace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds obstacles before anything starts and reports the first in one sentence. */
public final class Preflight {

    private static final Set<Port> SERVICES = EnumSet.of(Port.STOREFRONT, Port.TICKET, Port.ORDER, Port.ADMISSION);

    private final Settings settings;
    private final Set<Port> ports;

    private Preflight(Settings settings, Set<Port> ports) {
        this.settings = settings;
        this.ports = ports;
    }

    public static Preflight ofSystem(Settings settings) {
        Set<Port> ports = EnumSet.allOf(Port.class);
        if (!settings.hasStorefront()) {
            ports.remove(Port.STOREFRONT);
        }
        return new Preflight(settings, ports);
    }

    public static Preflight ofInfrastructure(Settings settings) {
        return new Preflight(settings, EnumSet.complementOf(EnumSet.copyOf(SERVICES)));
    }

    public void check() throws InterruptedException {
        checkFolder();
        checkDisk();
        checkPorts();
        checkUserNamespace();
    }

    public void checkFolder() {
        Path folder = existing(settings.home());
        try {
            Files.delete(Files.createTempFile(folder, "boxoffice", ".probe"));
        } catch (IOException e) {
            throw new UserError(
                    "Cannot write to %s. Make it writable, or choose another folder with BOXOFFICE_HOME."
                            .formatted(settings.home()),
                    e);
        }
    }

    void checkDisk() {
        try {
            long free = DiskSpace.freeMiB(existing(settings.home()));
            if (free < settings.leastFreeMiB()) {
                throw new UserError(
                        ("%s has %d MiB of free disk space, but %d MiB are required. Free some, choose another folder"
                                        + " with BOXOFFICE_HOME, or lower BOXOFFICE_MIN_FREE_MIB.")
                                .formatted(settings.home(), free, settings.leastFreeMiB()));
            }
        } catch (IOException e) {
            throw new UserError("Cannot read the free disk space of %s: %s.".formatted(settings.home(), e), e);
        }
    }

    void checkPorts() {
        Map<Integer, String> users = new HashMap<>();
        for (Port port : ports) {
            int number = settings.port(port);
            if (number == 0) {
                throw new UserError("%s must not be 0: choose a port for %s.".formatted(port.variable(), port.owner()));
            }
            claim(users, number, port.owner(), port.variable());
            if (SERVICES.contains(port)) {
                claim(
                        users,
                        number + Port.MANAGEMENT_OFFSET,
                        port.owner() + "'s management port, always the public port + 1000",
                        port.variable());
            }
        }
    }

    private static void claim(Map<Integer, String> users, int number, String owner, String variable) {
        String other = users.putIfAbsent(number, owner);
        if (other != null) {
            throw new UserError("Port %d is assigned to both %s and %s. Change one with %s."
                    .formatted(number, other, owner, variable));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        } catch (IOException e) {
            throw new UserError(
                    "Port %d (%s) is already in use. Stop the process that uses it, or choose another port with %s."
                            .formatted(number, owner, variable),
                    e);
        }
    }

    private static void checkUserNamespace() throws InterruptedException {
        if (!Commands.isRoot()) {
            return;
        }
        try {
            Commands.run(Commands.notAsRoot(List.of("true")));
        } catch (IOException e) {
            throw new UserError(
                    "PostgreSQL refuses to run as root, and 'unshare -U' is blocked here. Run ./boxoffice as an"
                            + " ordinary user, or allow user namespaces.",
                    e);
        }
    }

    private static Path existing(Path folder) {
        Path path = folder;
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }
}
