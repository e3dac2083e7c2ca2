package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Wrk;
import java.nio.file.Path;

/** The arms that place orders over HTTP, and the buyers who place them. */
public final class HotArms {

    public static final String WHOLE = "whole system";
    public static final String SPREAD_OUT = "whole system, 10,000 tickets";
    public static final String PAUSED = "relay paused";
    public static final String NO_DATABASE = "f: same POST, no database";
    public static final String JPA = "g: plain JPA, transaction each";

    private static final int BUYERS = 10_000;
    private static final int SPREAD = 10_000;

    private final LocalSystem system;
    private final Plan plan;
    private final OrderDatabase orders;
    private final Wrk wrk;
    private final Buyers buyers;

    public HotArms(LocalSystem system, Plan plan) throws Exception {
        this.system = system;
        this.plan = plan;
        this.orders = new OrderDatabase(system, "orders");
        this.wrk = new Wrk(system, "orders.lua");
        this.buyers = Buyers.signIn(system, plan.scaled(BUYERS));
    }

    OrderArm whole() throws Exception {
        return new OrderArm(WHOLE, system.orders(), orders, orders.listTickets(1), true, wrk, buyers);
    }

    /** The same, warm; an earlier bench may have seen to that. */
    public OrderArm warmWhole() throws Exception {
        OrderArm whole = whole();
        if (system.isColdFor(WHOLE)) {
            Rounds.warmUp(whole, plan);
        } else {
            Rounds.measure(whole, plan.time());
        }
        return whole;
    }

    public OrderArm spread() throws Exception {
        Path tickets = orders.listTickets(plan.scaled(SPREAD));
        return new OrderArm(SPREAD_OUT, system.orders(), orders, tickets, true, wrk, buyers);
    }

    public OrderArm paused(OrderService service) throws Exception {
        return resting(PAUSED, service);
    }

    public OrderArm jpa(OrderService service) throws Exception {
        return resting(JPA, service);
    }

    public OrderArm noDatabase(OrderService service) throws Exception {
        Path any = service.database().listTickets(1);
        return new OrderArm(NO_DATABASE, service.url(), null, any, false, wrk, buyers);
    }

    private OrderArm resting(String name, OrderService service) throws Exception {
        return resting(
                name, service.url(), service.database(), service.database().listTickets(1));
    }

    /** One on whose relay nobody waits, for it rests. */
    public OrderArm resting(String name, String url, OrderDatabase database, Path tickets) {
        return new OrderArm(name, url, database, tickets, false, wrk, buyers);
    }
}
