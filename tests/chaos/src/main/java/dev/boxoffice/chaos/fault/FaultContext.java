package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.system.ServiceInstance;
import dev.boxoffice.chaos.workload.Catalogue;
import dev.boxoffice.chaos.workload.Ledger;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a fault needs to choose its target. */
public record FaultContext(ChaosSystem system, Catalogue catalogue, Ledger ledger, RandomGenerator random) {

    ServiceInstance any(Service service) {
        return any(system.instances(service));
    }

    /** An instance with a database and a connection to Kafka. */
    ServiceInstance anyWithDatabase() {
        return any(system.instances().stream()
                .filter(instance -> instance.service().database() != null)
                .toList());
    }

    private ServiceInstance any(List<ServiceInstance> instances) {
        return instances.get(random.nextInt(instances.size()));
    }
}
