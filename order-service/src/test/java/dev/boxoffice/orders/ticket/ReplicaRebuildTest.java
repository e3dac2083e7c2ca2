package dev.boxoffice.orders.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.orders.TicketRows;
import dev.boxoffice.testing.Concurrently;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rebuild repairs the replica from the topic while the service sells. */
@OrderServiceTest
class ReplicaRebuildTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = 'Corrupted'",
                "venue = 'Corrupted'",
                "starts_at = now()",
                "price_amount = 1",
                "price_currency = 'XXX'",
                "capacity = 99",
                "allotment = 99",
                "max_per_order = 1",
                "seller_id = 'Corrupted'",
                "status = 'WITHDRAWN'",
                "show_id = gen_random_uuid()",
                "name = 'Corrupted'",
                "time_zone = 'UTC'",
                "max_per_buyer = 1",
                "on_sale_from = now()",
                "on_sale_until = now() + interval '1 hour'",
                "refunds_until = null", // an earlier build has stored this version
                "pool_ids = array[gen_random_uuid()]",
                "organiser_id = gen_random_uuid()",
                "show_status = 'DRAFT'"
            })
    void repairsARowThatContradictsItsVersion(String assignment) {
        OfferedTicket ticket = OfferedTicket.onSale(10)
                .refundableUntil(Instant.parse("2099-12-31T18:00:00Z"))
                .published();
        Buyer.anyone().holds(ticket, 3);
        String before = TicketRows.contentsWithoutStockVersion(ticket.id());
        TicketRows.corrupt(ticket.id(), assignment);
        assertThat(TicketRows.contentsWithoutStockVersion(ticket.id())).isNotEqualTo(before);

        ReplicaAdmin.rebuildAndAwait();

        assertThat(TicketRows.contentsWithoutStockVersion(ticket.id())).isEqualTo(before);
        ReplicaAdmin.status().then().body("applied", greaterThan(0)).body("read", greaterThan(0));
    }

    @Test
    void restoresALostRow() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        TicketRows.delete(ticket.id());

        ReplicaAdmin.rebuildAndAwait();

        Buyer.anyone().holds(ticket, 1);
    }

    @Test
    void keepsHoldsPlacedDuringARebuild() {
        OfferedTicket ticket = OfferedTicket.onSale(50).published();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Buyer buyer = Buyer.anyone();
            tasks.add(() -> {
                for (int order = 0; order < 8; order++) {
                    buyer.holds(ticket, 1);
                }
                return null;
            });
        }
        tasks.add(() -> {
            for (int round = 0; round < 4; round++) {
                TicketRows.corrupt(ticket.id(), "title = 'Corrupted', capacity = 90");
                ReplicaAdmin.rebuildAndAwait();
            }
            return null;
        });

        Concurrently.run(tasks);

        assertThat(ticket.held()).isEqualTo(32).isEqualTo((int) ticket.heldByOrders());
        assertThat(TicketRows.contentsWithoutStockVersion(ticket.id()))
                .startsWith("The Lanterns")
                .endsWith("50 50");
    }

    @Test
    void changesNothingInACorrectReplica() {
        OfferedTicket many =
                OfferedTicket.onSale(10).published().next().capacity(20).published();
        OfferedTicket cut = OfferedTicket.onSale(10).published();
        Buyer.anyone().holds(cut, 8);
        cut.next().capacity(5).published();
        String before = TicketRows.contents(many.id(), cut.id());

        ReplicaAdmin.rebuildAndAwait();

        assertThat(TicketRows.contents(many.id(), cut.id())).isEqualTo(before);
    }

    @Test
    void neverReturnsToAnOlderVersion() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        ticket.next().title("Second").published();
        OfferedTicket ahead = OfferedTicket.onSale(10).published();
        TicketRows.corrupt(ahead.id(), "version = 9, title = 'Newer'");
        String before = TicketRows.contents(ticket.id(), ahead.id());

        ReplicaAdmin.rebuildAndAwait();

        assertThat(TicketRows.contents(ticket.id(), ahead.id())).isEqualTo(before);
    }

    @Test
    void refusesASecondRebuildAtTheSameTime() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        try (var lock = TicketLock.exclusive(ticket)) {
            ReplicaAdmin.rebuild()
                    .then()
                    .statusCode(202)
                    .body("state", equalTo("RUNNING"))
                    .body("startedAt", notNullValue());

            ReplicaAdmin.rebuild()
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/rebuild-running"));
            ReplicaAdmin.status().then().body("state", equalTo("RUNNING")).body("finishedAt", equalTo(null));
            lock.release();
        }
        ReplicaAdmin.awaitState("DONE");
        ReplicaAdmin.status().then().body("finishedAt", notNullValue()).body("failure", equalTo(null));
    }

    @Test
    void isForOperatorsOnly() {
        given().post("/api/admin/replica/rebuild").then().statusCode(401);
        given().get("/api/admin/replica").then().statusCode(401);
        Buyer.anyone().request().get("/api/admin/replica").then().statusCode(403);
        Buyer.anyone()
                .request()
                .post("/api/admin/replica/rebuild")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", endsWith("/forbidden"))
                .body("title", equalTo("Forbidden"));
    }

    @Test
    void exposesTheStalenessOfTheReplica() {
        given().get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("boxoffice_replica_staleness_seconds{topic=\"boxoffice.tickets\"}"));
    }
}
