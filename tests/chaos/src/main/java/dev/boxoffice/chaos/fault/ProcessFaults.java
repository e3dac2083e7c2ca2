package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.system.ServiceInstance;
import dev.boxoffice.chaos.system.Signals;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Processes that die, stop or pause. */
final class ProcessFaults {

    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Scope EVERYTHING = new Scope.Everything();

    private ProcessFaults() {}

    private interface Step {
        void run() throws Exception;
    }

    private static Fault of(Step inject, Step heal) {
        return new Fault() {
            @Override
            public Scope inject() throws Exception {
                inject.run();
                return EVERYTHING;
            }

            @Override
            public void heal() throws Exception {
                heal.run();
            }
        };
    }

    static Fault killService(FaultContext context, Service service) {
        ServiceInstance instance = context.any(service);
        return of(instance::kill, () -> restart(instance));
    }

    static Fault stopService(FaultContext context, Service service) {
        ServiceInstance instance = context.any(service);
        return of(instance::stop, () -> restart(instance));
    }

    /** Replaces one instance after the other. */
    static Fault rollingRestart(FaultContext context) {
        return of(
                () -> {
                    for (ServiceInstance instance : context.system().instances()) {
                        instance.stop();
                        restart(instance);
                    }
                },
                context.system()::ensureRunning);
    }

    private static void restart(ServiceInstance instance) throws InterruptedException {
        instance.ensureStarted();
        if (!instance.awaitReady(READY_LIMIT)) {
            throw new IllegalStateException(instance.name() + " did not become ready");
        }
    }

    static Fault pauseService(FaultContext context, Service service) {
        ServiceInstance instance = context.any(service);
        return pause(() -> List.of(instance.process()));
    }

    static Fault pausePostgres(FaultContext context) {
        return pause(context.system().postgres()::processes);
    }

    static Fault pauseKafka(FaultContext context) {
        return pause(() -> List.of(context.system().kafkaProcess()));
    }

    private static Fault pause(Supplier<List<ProcessHandle>> find) {
        return new Fault() {
            private List<ProcessHandle> paused = List.of();

            @Override
            public Scope inject() {
                paused = find.get();
                Signals.pause(paused);
                return EVERYTHING;
            }

            @Override
            public void heal() {
                Signals.resume(paused);
            }
        };
    }

    static Fault killPostmaster(FaultContext context) {
        ChaosSystem system = context.system();
        return of(
                () -> {
                    ProcessHandle postmaster = system.postgres().postmaster();
                    postmaster.destroyForcibly();
                    postmaster.onExit().join(); // otherwise it may seem alive when it is to be started again
                },
                system.postgres()::ensure);
    }

    static Fault stopPostgres(FaultContext context) {
        ChaosSystem system = context.system();
        return of(
                () -> {
                    ProcessHandle postmaster = system.postgres().postmaster();
                    system.postgres().stop();
                    postmaster.onExit().join();
                },
                system.postgres()::ensure);
    }

    static Fault killKafka(FaultContext context) {
        return of(context.system()::killKafka, context.system()::ensureKafka);
    }

    static Fault stopKafka(FaultContext context) {
        return of(context.system()::stopKafka, context.system()::ensureKafka);
    }
}
