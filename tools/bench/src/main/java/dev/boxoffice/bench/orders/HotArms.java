package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Wrk;
import java.nio.file.Path;

/** Creates the arms that place orders over HTTP. */
public final class HotArms {

    public static final String WHOLE = "whole system";
    public static final String SPREAD_OUT = "whole system, 10,000 tickets";
    public static final String SHOW = "whole system, four tickets and two pools";
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

    private String orders() {
        return system.orders() + "/api/orders";
    }

    OrderArm whole() throws Exception {
        return new OrderArm(WHOLE, orders(), orders, orders.createTickets(1), true, wrk, buyers);
    }

    /** Returns the whole system, warmed up unless an earlier bench has done so. */
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
        Path tickets = orders.createTickets(plan.scaled(SPREAD));
        return new OrderArm(SPREAD_OUT, orders(), orders, tickets, true, wrk, buyers);
    }

    /** Orders for the tickets of one show, which share pools. */
    public OrderArm show() throws Exception {
        return new OrderArm(SHOW, orders(), orders, orders.createShow(), true, wrk, buyers);
    }

    public OrderArm paused(OrderService service) throws Exception {
        return withoutRelay(PAUSED, service);
    }

    public OrderArm jpa(OrderService service) throws Exception {
        return withoutRelay(JPA, service);
    }

    public OrderArm noDatabase(OrderService service) throws Exception {
        Path any = service.database().createTickets(1);
        return new OrderArm(NO_DATABASE, service.orders(), null, any, false, wrk, buyers);
    }

    private OrderArm withoutRelay(String name, OrderService service) throws Exception {
        return withoutRelay(
                name, service.orders(), service.database(), service.database().createTickets(1));
    }

    /** Creates an arm whose service runs without a relay. */
    public OrderArm withoutRelay(String name, String url, OrderDatabase database, Path tickets) {
        return new OrderArm(name, url, database, tickets, false, wrk, buyers);
    }
}
