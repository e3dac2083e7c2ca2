package dev.boxoffice.admissions.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import dev.boxoffice.admissions.AdmissionServiceTest;
import dev.boxoffice.admissions.PaidOrder;
import dev.boxoffice.admissions.SoldTicket;
import dev.boxoffice.admissions.User;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@AdmissionServiceTest
class OrderFilesTest {

    private static final Instant DOORS_AT = Instant.parse("2030-06-01T17:00:00Z");

    @Inject
    AdmissionsPdf pdf;

    private final User buyer = User.anyone();
    private final SoldTicket ticket = SoldTicket.ofAnyone();

    @Test
    void printsCodesThatThePublicKeysVerify() throws IOException, JoseException {
        ticket.published().withShow(1, DOORS_AT);
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        List<String> codes = order.admissions().stream().map(buyer::code).toList();

        Response pdf = buyer.pdfOf(order.id());

        pdf.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString(".pdf"))
                .header("Cache-Control", "no-cache");
        assertThat(RenderedPdf.codes(pdf.asByteArray())).containsExactlyElementsOf(codes);
        for (String code : RenderedPdf.codes(pdf.asByteArray())) {
            assertThat(isVerified(code)).isTrue();
        }
        assertThat(text(pdf)).contains("Saturday, 1 June 2030, 19:00", "Quay 1");
    }

    @Test
    void returnsTheSamePdfUntilAnAdmissionChanges() {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        Response first = buyer.pdfOf(order.id());
        String tag = first.header("ETag");

        assertThat(buyer.pdfOf(order.id()).asByteArray()).isEqualTo(first.asByteArray());
        pdfUnlessMatching(order, tag).then().statusCode(304);

        User.anyone().claims(buyer.offers(order.admissions().getFirst())).then().statusCode(200);

        pdfUnlessMatching(order, tag).then().statusCode(200);
    }

    @Test
    void refusesPdfsWhileAnotherIsWritten() throws InterruptedException {
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();
        String tag = buyer.pdfOf(order.id()).header("ETag");
        var started = new CountDownLatch(1);
        var finished = new CountDownLatch(1);
        Thread other = Thread.ofVirtual().start(() -> pdf.write(blockingList(started, finished)));
        started.await();

        Response refused = buyer.pdfOf(order.id());
        Response unchanged = pdfUnlessMatching(order, tag);
        finished.countDown();
        other.join();

        refused.then().statusCode(503).header("Retry-After", "2").body("type", endsWith("/overloaded"));
        unchanged.then().statusCode(304);
        buyer.pdfOf(order.id()).then().statusCode(200);
    }

    /** Admissions whose first cannot be read until {@code finished}. */
    private static List<PrintedAdmission> blockingList(CountDownLatch started, CountDownLatch finished) {
        return new AbstractList<>() {
            @Override
            public PrintedAdmission get(int index) {
                started.countDown();
                try {
                    finished.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public int size() {
                return 1;
            }
        };
    }

    @Test
    void leavesOutAdmissionsOfOtherHolders() throws IOException {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        UUID given = order.admissions().getFirst();
        User friend = User.anyone();
        friend.claims(buyer.offers(given)).then().statusCode(200);

        Response mine = buyer.pdfOf(order.id());
        Response theirs = friend.pdfOf(order.id());

        assertThat(RenderedPdf.codes(mine.asByteArray()))
                .containsExactly(buyer.code(order.admissions().getLast()));
        assertThat(RenderedPdf.codes(theirs.asByteArray())).containsExactly(friend.code(given));
        assertThat(text(theirs)).contains("1 of 2");
    }

    @Test
    void printsTheAdmissionsOfOneTicket() throws IOException {
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();

        Response pdf =
                buyer.request().queryParam("ticketId", ticket.id()).get("/api/orders/{id}/admissions.pdf", order.id());
        Response none = buyer.request()
                .queryParam("ticketId", UUID.randomUUID())
                .get("/api/orders/{id}/admissions.pdf", order.id());

        assertThat(RenderedPdf.codes(pdf.asByteArray())).hasSize(1);
        none.then().statusCode(409).body("type", endsWith("/no-admissions"));
    }

    @Test
    void refusesMorePagesThanADocumentMayHave() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 501).paid();

        buyer.pdfOf(order.id())
                .then()
                .statusCode(409)
                .body("type", endsWith("/too-many-admissions"))
                .body("maximum", equalTo(500));
    }

    @Test
    void printsNoVoidAdmissions() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid().refunded();

        buyer.pdfOf(order.id())
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/no-admissions"))
                .body("orderId", equalTo(order.id().toString()));
    }

    @Test
    void saysThatWalletPassesAreNotConfigured() {
        UUID admission = PaidOrder.of(buyer, ticket, 1).paid().admissions().getFirst();

        buyer.request()
                .get("/api/admissions/{id}/wallet.pkpass", admission)
                .then()
                .statusCode(404)
                .body("type", endsWith("/wallet-not-configured"));
        given().get("/api/admissions/{id}/wallet.pkpass", admission).then().statusCode(401);
    }

    @Test
    void hasNoFilesOfAnUnpaidOrder() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).created();

        buyer.pdfOf(order.id()).then().statusCode(409).body("type", endsWith("/no-admissions"));
        buyer.calendarOf(order.id()).then().statusCode(409).body("type", endsWith("/no-admissions"));
    }

    @Test
    void hidesFilesFromOtherUsers() {
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();
        User stranger = User.anyone();

        stranger.pdfOf(order.id()).then().statusCode(404).body("type", endsWith("/not-found"));
        stranger.calendarOf(order.id()).then().statusCode(404).body("type", endsWith("/not-found"));
        given().get("/api/orders/{id}/admissions.pdf", order.id()).then().statusCode(401);
        given().get("/api/orders/{id}/calendar.ics", order.id()).then().statusCode(401);
        buyer.request()
                .get("/api/orders/x/calendar.ics")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void givesCalendarEventsAStableUidAndAGrowingSequence() {
        ticket.published().withShow(1, null);
        PaidOrder order = PaidOrder.of(buyer, ticket, 2).paid();
        VEvent first = event(order);

        ticket.withShow(2, DOORS_AT);
        VEvent changed = event(order);
        ticket.callOff();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(event(order).getSequence().getValue()).isEqualTo(4));
        VEvent cancelled = event(order);

        assertThat(first.getSequence().getValue()).isEqualTo(1);
        assertThat(first.getStatus().isConfirmed()).isTrue();
        assertThat(changed.getSequence().getValue()).isEqualTo(2);
        assertThat(changed.getDescription().getValue()).contains("Doors: 1 June 2030, 19:00");
        assertThat(cancelled.getStatus().isCancelled()).isTrue();
        assertThat(List.of(first.getUid(), changed.getUid(), cancelled.getUid()))
                .allMatch(uid -> uid.getValue().equals(ticket.showId() + "-" + order.id()));
    }

    @Test
    void doesNotCancelAnotherOrderOfTheShow() {
        ticket.published();
        PaidOrder kept = PaidOrder.of(buyer, ticket, 1).paid();
        PaidOrder refunded = PaidOrder.of(buyer, ticket, 1).paid().refunded();

        assertThat(event(kept).getStatus().isConfirmed()).isTrue();
        assertThat(event(refunded).getStatus().isCancelled()).isTrue();
        assertThat(event(refunded).getUid().getValue())
                .isNotEqualTo(event(kept).getUid().getValue());
    }

    @Test
    void returnsTheSameCalendarUntilTheShowChanges() {
        ticket.published();
        PaidOrder order = PaidOrder.of(buyer, ticket, 1).paid();
        String tag = buyer.calendarOf(order.id())
                .then()
                .statusCode(200)
                .contentType(containsString("text/calendar"))
                .extract()
                .header("ETag");

        buyer.request()
                .header("If-None-Match", tag)
                .get("/api/orders/{id}/calendar.ics", order.id())
                .then()
                .statusCode(304);
    }

    private Response pdfUnlessMatching(PaidOrder order, String tag) {
        return buyer.request().header("If-None-Match", tag).get("/api/orders/{id}/admissions.pdf", order.id());
    }

    private VEvent event(PaidOrder order) {
        return Biweekly.parse(buyer.calendarOf(order.id()).asString())
                .first()
                .getEvents()
                .getFirst();
    }

    private static boolean isVerified(String code) throws JoseException {
        var signature = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(code);
        String keys = given().get("/.well-known/jwks.json").asString();
        signature.setKey(new JsonWebKeySet(keys).getJsonWebKeys().getFirst().getKey());
        return signature.verifySignature();
    }

    private static String text(Response pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
