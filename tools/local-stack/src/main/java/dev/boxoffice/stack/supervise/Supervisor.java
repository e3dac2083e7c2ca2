package dev.boxoffice.stack.supervise;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.Console;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.infra.Database;
import dev.boxoffice.stack.infra.Infrastructure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole running system: infrastructure in this JVM, the services beside it, each started again when it dies. */
public final class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private final Settings settings;
    private final Console console;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile Infrastructure infrastructure;
    private volatile List<ServiceProcess> services = List.of();

    public Supervisor(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** Returns when all is ready; throws after stopping what had started, also when it was told to stop meanwhile. */
    public void start() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            console.event("Starting PostgreSQL, Kafka and the OIDC issuer");
            prepare();
            infrastructure.start();
            console.event("Starting the services");
            for (ServiceProcess service : services) {
                unlessStopping(service::start);
            }
            for (ServiceProcess service : services) {
                awaitReady(service);
            }
            unlessStopping(() -> RunningSystem.markReady(settings));
        } catch (Exception e) {
            stop();
            throw e;
        }
        watch();
    }

    /** Known before anything is started, so that stopping knows what there may be to stop. */
    private synchronized void prepare() throws IOException {
        requireNotStopping();
        infrastructure = new Infrastructure(settings);
        var page = new ServiceProcess(
                Component.STOREFRONT, settings, Port.STOREFRONT, infrastructure.storefrontEnvironment());
        services = Stream.of(
                        service(Component.TICKET_SERVICE, Port.TICKET, Database.TICKETS),
                        service(Component.ORDER_SERVICE, Port.ORDER, Database.ORDERS),
                        page)
                .filter(service -> service != page || settings.hasPage())
                .toList();
    }

    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    private ServiceProcess service(Component component, Port port, Database database) {
        return new ServiceProcess(component, settings, port, infrastructure.environment(database));
    }

    private void awaitReady(ServiceProcess service) throws IOException, InterruptedException {
        if (!service.awaitReady(READY_LIMIT)) {
            requireNotStopping();
            console.show(service.lastLogLines(25));
            throw new UserError("%s did not become ready; the lines above are the last of %s."
                    .formatted(service.component().label(), service.log()));
        }
    }

    private void watch() {
        watch("PostgreSQL", infrastructure.postgres()::process, () -> unlessStopping(infrastructure.postgres()::start));
        for (ServiceProcess service : services) {
            watch(service.component().label(), service::process, () -> {
                unlessStopping(service::start);
                awaitReady(service);
            });
        }
    }

    private void watch(String name, Supplier<Process> process, Watch.Restart restart) {
        Thread.ofPlatform()
                .daemon()
                .name("watch " + name)
                .start(new Watch(name, process, restart, () -> stopping, console));
    }

    /** Under the lock that stopping takes, so that nothing is started behind its back. */
    private synchronized void unlessStopping(Watch.Restart restart) throws Exception {
        requireNotStopping();
        restart.run();
    }

    private void requireNotStopping() {
        if (stopping) {
            throw new UserError("Boxoffice was stopped while it was starting.");
        }
    }

    private void stop() {
        stopping = true;
        Infrastructure started = infrastructure;
        if (started != null) {
            started.cancelStart();
        }
        stopInOrder();
    }

    private synchronized void stopInOrder() {
        if (stopped.getCount() == 0) {
            return;
        }
        try {
            console.event("Stopping");
            for (ServiceProcess service : services) {
                if (service.process() != null) {
                    service.process().destroy();
                }
            }
            stopServices();
            if (infrastructure != null) {
                infrastructure.stop();
            }
            OrphanProcesses.requireNone(settings);
            RunningSystem.forget(settings);
            console.event("Stopped");
        } catch (UserError trouble) {
            console.event(trouble.getMessage());
        } catch (Exception e) {
            LOG.error("could not stop everything", e);
        } finally {
            stopped.countDown();
        }
    }

    private void stopServices() {
        for (ServiceProcess service : services) {
            try {
                service.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
