package dev.boxoffice.chaos.workload;

import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Service;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Buyers, sellers and an operator who use the system at the same time. */
public final class Workload {

    private static final int BUYERS = 10;
    private static final int SELLERS = 2;
    private static final int PLENTIFUL = 8;
    private static final int SCARCE = 4;
    private static final int REPETITIONS = 20;
    private static final long REPETITION_PAUSE_MILLIS = 500;

    private final ChaosSystem system;
    private final Api api;
    private final Catalogue catalogue = new Catalogue();
    private final ExecutorService actors = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    public Workload(ChaosSystem system, Api api) {
        this.system = system;
        this.api = api;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public void start(long seed) {
        Random seeds = new Random(seed);
        var opener = new Seller(client(seeds), catalogue, seeds);
        for (int i = 0; i < PLENTIFUL; i++) {
            opener.offerPlentiful(i);
        }
        for (int i = 0; i < SCARCE; i++) {
            opener.offerScarce();
        }
        opener.offerPool();
        for (int i = 0; i < BUYERS; i++) {
            Random random = new Random(seeds.nextLong());
            repeat(new Buyer(i, client(random), catalogue, random)::buy);
        }
        for (int i = 0; i < SELLERS; i++) {
            Random random = new Random(seeds.nextLong());
            repeat(new Seller(client(random), catalogue, random)::work);
        }
        Random random = new Random(seeds.nextLong());
        repeat(new Operator(client(random), api.ledger(), random)::work);
    }

    private Client client(Random random) {
        return new Client(api, system, random, () -> stopping);
    }

    /** An actor survives any failure, such as an issuer that does not respond. */
    private void repeat(Runnable step) {
        actors.execute(() -> {
            while (!stopping) {
                try {
                    step.run();
                } catch (IllegalStateException e) {
                    new Client(api, system, new Random(), () -> stopping).pause(200, 400);
                }
            }
        });
    }

    /** Returns when every request has ended. */
    public void stop() throws InterruptedException {
        stopping = true;
        actors.shutdown();
        if (!actors.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("requests do not end");
        }
    }

    /**
     * Repeats every key whose outcome is unknown until the answer decides it.
     *
     * @return the number of keys that stay undecided
     */
    public int resolve() throws InterruptedException {
        int undecided = 0;
        for (KeyHistory key : api.ledger().keys(Workload::hasKey)) {
            if (key.answer() == Answer.UNKNOWN && !resolve(key)) {
                undecided++;
            }
        }
        return undecided;
    }

    private static boolean hasKey(Attempt attempt) {
        return switch (attempt.kind()) {
            case PLACE, CHECK_OUT, PAY, REFUND, CREATE_POOL, CREATE_TICKET -> true;
            case PUT_INTO_CART, CHANGE_LINE, CANCEL, EDIT_POOL, EDIT_TICKET, WITHDRAW_TICKET -> false;
        };
    }

    private boolean resolve(KeyHistory key) throws InterruptedException {
        Attempt last = key.last();
        Service service = last.kind().isOfTicketService() ? Service.TICKETS : Service.ORDERS;
        for (int i = 0; i < REPETITIONS; i++) {
            Answer answer =
                    api.send(system.instances(service).getFirst(), last.call()).answer();
            if (answer == Answer.ACKNOWLEDGED || answer == Answer.REFUSED) {
                return true;
            }
            Thread.sleep(REPETITION_PAUSE_MILLIS);
        }
        return false;
    }
}
