package dev.boxoffice.orders.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Stack;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replica that went wrong is put right from the topic, while it sells. */
@OrderServiceTest
class ReplicaRebuildTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = 'Spoiled'",
                "venue = 'Spoiled'",
                "starts_at = now()",
                "price_amount = 1",
                "price_currency = 'XXX'",
                "capacity = 99",
                "allotment = 99",
                "max_per_order = 1",
                "seller_id = 'Spoiled'",
                "status = 'WITHDRAWN'"
            })
    void repairsARowThatIsNotWhatItsVersionSays(String spoiled) {
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        Buyer.anyone().holds(ticket, 3);
        String before = row(ticket);
        Database.change("update ticket set " + spoiled + " where id = ?", ticket.id());
        assertThat(row(ticket)).isNotEqualTo(before);

        ReplicaAdmin.rebuilt();

        assertThat(row(ticket)).isEqualTo(before);
        ReplicaAdmin.status().then().body("applied", greaterThan(0)).body("read", greaterThan(0));
    }

    @Test
    void bringsBackARowThatWasLost() {
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        Database.change("delete from ticket where id = ?", ticket.id());

        ReplicaAdmin.rebuilt();

        Buyer.anyone().holds(ticket, 1);
    }

    @Test
    void leavesWhatIsHeldAloneWhileItSells() {
        OfferedTicket ticket = OfferedTicket.onSale(50).announced();
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
                Database.change("update ticket set title = 'Spoiled', capacity = 90 where id = ?", ticket.id());
                ReplicaAdmin.rebuilt();
            }
            return null;
        });

        Concurrently.run(tasks);

        assertThat(ticket.held()).isEqualTo(32).isEqualTo((int) ticket.heldByOrders());
        assertThat(row(ticket)).startsWith("The Lanterns").endsWith("50 50");
    }

    @Test
    void changesNothingWhereNothingIsWrong() {
        OfferedTicket many =
                OfferedTicket.onSale(10).announced().next().capacity(20).announced();
        OfferedTicket cut = OfferedTicket.onSale(10).announced();
        Buyer.anyone().holds(cut, 8);
        cut.next().capacity(5).announced();
        String before = fingerprint(many, cut);

        ReplicaAdmin.rebuilt();

        assertThat(fingerprint(many, cut)).isEqualTo(before);
    }

    @Test
    void doesNotGoBackToAnOlderVersion() {
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        ticket.next().title("Second").announced();
        OfferedTicket ahead = OfferedTicket.onSale(10).announced();
        Database.change("update ticket set version = 9, title = 'Newer' where id = ?", ahead.id());
        String before = fingerprint(ticket, ahead);

        ReplicaAdmin.rebuilt();

        assertThat(fingerprint(ticket, ahead)).isEqualTo(before);
    }

    @Test
    void runsOnceAtATime() throws SQLException {
        OfferedTicket ticket = OfferedTicket.onSale(10).announced();
        try (var connection = Stack.ownerConnection("orders");
                var lock = connection.prepareStatement("select from ticket where id = ? for update")) {
            connection.setAutoCommit(false);
            lock.setObject(1, ticket.id());
            lock.execute();

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
            connection.rollback();
        }
        ReplicaAdmin.ends("DONE");
        ReplicaAdmin.status().then().body("finishedAt", notNullValue()).body("failure", equalTo(null));
    }

    @Test
    void isForOperatorsOnly() {
        given().post("/api/admin/replica/rebuild").then().statusCode(401);
        given().get("/api/admin/replica").then().statusCode(401);
        Buyer.anyone().asks().get("/api/admin/replica").then().statusCode(403);
        Buyer.anyone()
                .asks()
                .post("/api/admin/replica/rebuild")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", endsWith("/forbidden"))
                .body("title", equalTo("Forbidden"));
    }

    @Test
    void showsHowFarItMayBeBehind() {
        given().get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("boxoffice_replica_staleness_seconds{topic=\"boxoffice.tickets\"}"));
    }

    private static String row(OfferedTicket ticket) {
        return (String) Database.ask("""
                select concat_ws(' ', title, venue, starts_at, price_amount, price_currency, max_per_order, seller_id,
                                 status, version, held, sold, capacity, allotment)
                from ticket where id = ?
                """, ticket.id());
    }

    /** Every column, those included that only count changes. */
    private static String fingerprint(OfferedTicket one, OfferedTicket other) {
        return (String) Database.ask(
                "select string_agg(ticket::text, ',' order by id) from ticket where id in (?, ?)",
                one.id(),
                other.id());
    }
}
