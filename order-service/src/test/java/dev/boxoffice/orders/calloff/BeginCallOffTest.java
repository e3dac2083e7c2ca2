package dev.boxoffice.orders.calloff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only the change of a show's status begins the work on its orders. */
@OrderServiceTest
class BeginCallOffTest {

    @Inject
    Scheduler scheduler;

    private final Buyer buyer = Buyer.anyone();

    @AfterEach
    void resume() {
        scheduler.resume();
    }

    /** Staff may have paid its buyers otherwise. */
    @Test
    void ignoresEditsOfShowsCalledOffEarlier() {
        CalledOffShow show = CalledOffShow.published();
        UUID order = buyer.buys(show.ticket(), 1);
        scheduler.pause();
        show.callOff();
        // as if an earlier release had applied the events
        Database.update("delete from call_off where show_id = ?", show.id());

        show.ticket()
                .next()
                .next()
                .ofShow(show.id(), "CALLED_OFF")
                .title("Moved")
                .published();

        assertThat(Database.count("select count(*) from call_off where show_id = ?", show.id()))
                .isZero();
        show.progress().then().statusCode(404);
        buyer.awaitStatus(order, "COMPLETE");
    }

    @Test
    void staysFinishedWhenATicketIsEdited() {
        CalledOffShow show = CalledOffShow.published();
        show.callOff();
        show.awaitDone();
        long revision = revision(show);

        show.ticket()
                .next()
                .next()
                .ofShow(show.id(), "CALLED_OFF")
                .title("Moved")
                .published();

        assertThat(show.isDone()).isTrue();
        assertThat(revision(show)).isEqualTo(revision);
    }

    /** It has learned more than before, so that the time without progress starts again. */
    @Test
    void beginsAgainWithAnotherTicket() {
        CalledOffShow show = CalledOffShow.published();
        show.callOff();
        show.awaitDone();
        long revision = revision(show);
        Database.update("update call_off set progressed_at = '2026-01-01T00:00:00Z' where show_id = ?", show.id());

        OfferedTicket.onSale(1).ofShow(show.id(), "CALLED_OFF").published();

        assertThat(revision(show)).isEqualTo(revision + 1);
        assertThat(Database.count(
                        "select count(*) from call_off where show_id = ? and progressed_at > '2026-01-01T00:00:00Z'",
                        show.id()))
                .isEqualTo(1);
        show.awaitDone();
    }

    private static long revision(CalledOffShow show) {
        return Database.count("select revision from call_off where show_id = ?", show.id());
    }
}
