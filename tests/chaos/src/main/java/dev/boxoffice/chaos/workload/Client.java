package dev.boxoffice.chaos.workload;

import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.system.ServiceInstance;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Sends requests as clients do: it repeats an undecided request with the same key, or abandons it. */
final class Client {

    private static final double ABANDONED = 0.25;

    private final Api api;
    private final ChaosSystem system;
    private final RandomGenerator random;
    private final BooleanSupplier stopping;

    Client(Api api, ChaosSystem system, RandomGenerator random, BooleanSupplier stopping) {
        this.api = api;
        this.system = system;
        this.random = random;
        this.stopping = stopping;
    }

    /** Returns the last attempt, each of which may use another instance. */
    Attempt send(Service service, Api.Call call) {
        while (true) {
            Attempt attempt = api.send(any(service), call);
            boolean decided = attempt.answer() == Answer.ACKNOWLEDGED || attempt.answer() == Answer.REFUSED;
            if (decided || stopping.getAsBoolean() || random.nextDouble() < ABANDONED) {
                return attempt;
            }
            pause(100, 600);
        }
    }

    Api.Read read(Service service, String path) {
        return api.read(any(service), path);
    }

    private ServiceInstance any(Service service) {
        List<ServiceInstance> instances = system.instances(service);
        return instances.get(random.nextInt(instances.size()));
    }

    void pause(int leastMillis, int mostMillis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(leastMillis, mostMillis)));
    }
}
