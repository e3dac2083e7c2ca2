package dev.boxoffice.stack.supervise;

import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.Console;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.infra.Infrastructure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the infrastructure in this JVM and the services as child processes; restarts each that dies. */
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

    /** Returns when everything is ready; after a failure or a stop it stops what it started and throws. */
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

    /** Runs before the first start, so that {@link #stop} knows all processes. */
    private synchronized void prepare() throws IOException {
        requireNotStopping();
        infrastructure = new Infrastructure(settings);
        infrastructure.onKafkaHalt(() -> console.event(KafkaHalt.explain(settings)));
        services = Component.services().stream()
                .filter(settings::runs)
                .map(service -> new ServiceProcess(service, settings))
                .toList();
    }

    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    private void awaitReady(ServiceProcess service) throws IOException, InterruptedException {
        if (!service.awaitReady(READY_LIMIT)) {
            requireNotStopping();
            console.show(service.lastLogLines(25));
            throw new UserError("%s did not become ready. The lines above are the end of %s."
                    .formatted(service.component().label(), service.log()));
        }
    }

    private void watch() {
        watch(
                "PostgreSQL",
                infrastructure.postgres()::process,
                Optional::empty,
                () -> unlessStopping(infrastructure.postgres()::start));
        for (ServiceProcess service : services) {
            DevLease lease = DevLease.of(service.component(), settings);
            watch(service.component().label(), service::process, lease::holder, () -> {
                unlessStopping(service::start);
                awaitReady(service);
            });
        }
    }

    private void watch(
            String name, Supplier<Process> process, Supplier<Optional<ProcessHandle>> devMode, Watch.Restart restart) {
        Thread.ofPlatform()
                .daemon()
                .name("watch " + name)
                .start(new Watch(name, process, devMode, restart, () -> stopping, console));
    }

    /** Holds the lock that {@link #stopInOrder} takes, so that nothing starts during a stop. */
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
            OrphanProcesses.stopDevMode(settings);
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
            LOG.error("Could not stop everything", e);
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
