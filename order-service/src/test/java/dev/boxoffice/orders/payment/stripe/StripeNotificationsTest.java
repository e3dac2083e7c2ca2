package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeNotificationsTest {

    private static final UUID PAYMENT = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final UUID REFUND = UUID.randomUUID();

    private static String event(String type, String object) {
        return """
                {"id": "evt_1", "object": "event", "api_version": "2099-01-01.someday", "type": "%s", "new": [1],
                 "data": {"object": %s, "previous_attributes": {}}}
                """.formatted(type, object.replace('\'', '"'));
    }

    static Stream<Arguments> states() {
        var price = new Money(4_500, "EUR");
        var intent = "{'id': 'pi_1', 'new': {}, 'currency': 'eur', 'amount': 9900, 'amount_received': 4500,"
                + " 'metadata': {'payment_id': '" + PAYMENT + "'}, 'last_payment_error': %s}";
        var charge = "{'id': 'ch_1', 'payment_intent': 'pi_1', 'currency': 'eur', 'amount_refunded': 4500,"
                + " 'refunded': %s, 'metadata': {'payment_id': '" + PAYMENT + "'}}";
        var refund = "{'id': 're_1', 'payment_intent': 'pi_1', 'currency': 'eur', 'amount': 4500, 'status': '%s',"
                + " 'failure_reason': 'declined', 'metadata': {'payment_id': '" + PAYMENT + "', 'refund_id': '" + REFUND
                + "'}}";
        return Stream.of(
                Arguments.of("payment_intent.succeeded", intent.formatted("null"), new ChargeState.Captured(price)),
                Arguments.of(
                        "payment_intent.payment_failed",
                        intent.formatted("{'code': 'card_declined', 'decline_code': 'stolen_card'}"),
                        new ChargeState.Declined("card_declined")),
                Arguments.of(
                        "payment_intent.payment_failed",
                        intent.formatted("{'decline_code': 'do_not_honor'}"),
                        new ChargeState.Declined("do_not_honor")),
                Arguments.of(
                        "payment_intent.payment_failed", intent.formatted("null"), new ChargeState.Declined("failed")),
                Arguments.of("payment_intent.canceled", intent.formatted("null"), new ChargeState.Cancelled()),
                Arguments.of("charge.refunded", charge.formatted("true"), new ChargeState.RefundsChanged(true)),
                Arguments.of("charge.refunded", charge.formatted("false"), new ChargeState.RefundsChanged(false)),
                Arguments.of("refund.created", refund.formatted("pending"), refund(RefundStatus.PENDING)),
                Arguments.of("refund.updated", refund.formatted("succeeded"), refund(RefundStatus.DONE)),
                Arguments.of("charge.refund.updated", refund.formatted("succeeded"), refund(RefundStatus.DONE)),
                Arguments.of("refund.updated", refund.formatted("canceled"), refund(RefundStatus.FAILED)),
                Arguments.of("refund.failed", refund.formatted("failed"), refund(RefundStatus.FAILED)));
    }

    private static ChargeState refund(RefundStatus status) {
        String failure = status == RefundStatus.FAILED ? "declined" : null;
        return new ChargeState.Refund(new RefundState(REFUND, "re_1", new Money(4_500, "EUR"), status, failure));
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsTheStateOfACharge(String type, String object, ChargeState state) {
        assertThat(StripeNotifications.read(event(type, object)))
                .contains(new ProviderNotification("stripe", "evt_1", "pi_1", PAYMENT, state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'payment_id': 'order 7'}", "{'payment_id': 7}", "null", "[]"})
    void ignoresForeignMetadata(String metadata) {
        var object = "{'id': 'pi_1', 'metadata': " + metadata + "}";

        assertThat(StripeNotifications.read(event("payment_intent.canceled", object)))
                .contains(new ProviderNotification("stripe", "evt_1", "pi_1", null, new ChargeState.Cancelled()));
    }

    @Test
    void ignoresUnrelatedEvents() {
        assertThat(StripeNotifications.read(event("customer.created", "{'id': 'cus_1'}")))
                .isEmpty();
        assertThat(StripeNotifications.read("{\"id\": \"evt_1\", \"object\": \"v2.core.event\", \"type\": \"v1.x\"}"))
                .isEmpty();
        var withoutIntent = "{'id': 'ch_1', 'payment_intent': null, 'refunded': true}";
        assertThat(StripeNotifications.read(event("charge.refunded", withoutIntent)))
                .isEmpty();
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                "{",
                "null",
                "7",
                "[]",
                "{}",
                "[".repeat(5_000),
                "{\"id\": \"evt_1\"}",
                "{\"id\": 1, \"type\": \"payment_intent.canceled\"}",
                "{\"id\": \"evt_1\", \"type\": {}}",
                "{\"id\": \"\\u0000\", \"type\": \"payment_intent.canceled\"}",
                event("payment_intent.canceled", "{}"),
                event("charge.refunded", "{'refunded': true}"),
                event("payment_intent.canceled", "{'id': {}}"),
                event("payment_intent.canceled", "{'id': '" + "x".repeat(256) + "'}"),
                event("payment_intent.succeeded", "{'id': 'pi_1'}"),
                event("payment_intent.succeeded", "{'id': 'pi_1', 'currency': 'eur', 'amount_received': '1'}"),
                event("payment_intent.succeeded", "{'id': 'pi_1', 'currency': 'eur', 'amount_received': 1.5}"),
                event("payment_intent.succeeded", "{'id': 'pi_1', 'currency': 'eur', 'amount_received': -1}"),
                event("payment_intent.succeeded", "{'id': 'pi_1', 'currency': 'eur', 'amount_received': 1e30}"),
                event(
                        "payment_intent.succeeded",
                        "{'id': 'pi_1', 'currency': 'eur', 'amount_received': %s}".formatted("9".repeat(30))),
                event("payment_intent.succeeded", "{'id': 'pi_1', 'currency': 'xyz', 'amount_received': 1}"),
                event("payment_intent.succeeded", "{'id': 'pi_1', 'currency': 'isk', 'amount_received': 150}"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void rejectsMalformedEvents(String payload) {
        assertThatThrownBy(() -> StripeNotifications.read(payload))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }
}
