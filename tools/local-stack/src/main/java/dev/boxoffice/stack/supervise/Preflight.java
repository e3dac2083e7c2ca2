package dev.boxoffice.stack.supervise;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.os.Commands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for what would make a start fail half-way, and says so in one sentence before anything is started. */
public final class Preflight {

    private static final Set<Port> SERVICES = Set.of(Port.STOREFRONT, Port.TICKET, Port.ORDER);

    private final Settings settings;

    public Preflight(Settings settings) {
        this.settings = settings;
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
                    "Cannot write to %s: make it writable, or choose another folder with BOXOFFICE_HOME."
                            .formatted(settings.home()),
                    e);
        }
    }

    void checkDisk() {
        try {
            long free = Files.getFileStore(existing(settings.home())).getUsableSpace() >> 20;
            if (free < settings.leastFreeMiB()) {
                throw new UserError(
                        ("Only %d MiB are free for %s and %d are wanted: free some, choose another folder with "
                                        + "BOXOFFICE_HOME, or want less with BOXOFFICE_MIN_FREE_MIB.")
                                .formatted(free, settings.home(), settings.leastFreeMiB()));
            }
        } catch (IOException e) {
            throw new UserError("Cannot see how much space is free for %s: %s.".formatted(settings.home(), e), e);
        }
    }

    void checkPorts() {
        Map<Integer, String> users = new HashMap<>();
        for (Port port : Port.values()) {
            if (port == Port.STOREFRONT && !settings.hasPage()) {
                continue;
            }
            int number = settings.port(port);
            if (number == 0) {
                throw new UserError("%s is 0 but must say which port %s is to be found at."
                        .formatted(port.variable(), port.owner()));
            }
            claim(users, number, port.owner(), port.variable());
            if (SERVICES.contains(port)) {
                claim(
                        users,
                        number + Port.MANAGEMENT_OFFSET,
                        port.owner() + "'s health and metrics, always the public port + 1000",
                        port.variable());
            }
        }
    }

    private static void claim(Map<Integer, String> users, int number, String owner, String variable) {
        String other = users.putIfAbsent(number, owner);
        if (other != null) {
            throw new UserError("Port %d is given to both %s and %s: change one with %s."
                    .formatted(number, other, owner, variable));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        } catch (IOException e) {
            throw new UserError(
                    "Port %d (%s) is already taken: stop what uses it, or choose another with %s."
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
                    "PostgreSQL refuses to run as root and 'unshare -U', which would hide that, is blocked here: "
                            + "run ./boxoffice as an ordinary user, or allow user namespaces.",
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
