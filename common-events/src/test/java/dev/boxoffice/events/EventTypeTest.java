package dev.boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

    @Test
    void keepsItsNamesOnTheWire() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::type))
                .doesNotHaveDuplicates()
                .containsExactly(
                        "dev.boxoffice.organiser.created.v1",
                        "dev.boxoffice.organiser.updated.v1",
                        "dev.boxoffice.show.created.v1",
                        "dev.boxoffice.show.updated.v1",
                        "dev.boxoffice.show.published.v1",
                        "dev.boxoffice.show.called-off.v1",
                        "dev.boxoffice.pool.created.v1",
                        "dev.boxoffice.pool.updated.v1",
                        "dev.boxoffice.ticket.created.v1",
                        "dev.boxoffice.ticket.updated.v1",
                        "dev.boxoffice.ticket.withdrawn.v1",
                        "dev.boxoffice.ticket.availability-changed.v1",
                        "dev.boxoffice.pool.availability-changed.v1",
                        "dev.boxoffice.order.created.v1",
                        "dev.boxoffice.order.lines-changed.v1",
                        "dev.boxoffice.order.awaiting-payment.v1",
                        "dev.boxoffice.order.completed.v1",
                        "dev.boxoffice.order.cancelled.v1",
                        "dev.boxoffice.order.expired.v1",
                        "dev.boxoffice.order.partially-refunded.v1",
                        "dev.boxoffice.order.refunded.v1",
                        "dev.boxoffice.order.buyer-erased.v1",
                        "dev.boxoffice.order.claimed.v1",
                        "dev.boxoffice.payment.refund-pending.v1",
                        "dev.boxoffice.payment.refund-failed.v1",
                        "dev.boxoffice.payment.refunded.v1",
                        "dev.boxoffice.admission.issued.v1",
                        "dev.boxoffice.admission.transferred.v1",
                        "dev.boxoffice.admission.holder-renamed.v1",
                        "dev.boxoffice.admission.voided.v1",
                        "dev.boxoffice.admission.holder-erased.v1",
                        "dev.boxoffice.admission.claimed.v1",
                        "dev.boxoffice.admission.entered.v1",
                        "dev.boxoffice.admission.left.v1",
                        "dev.boxoffice.admission.entry-undone.v1");
    }

    @ParameterizedTest
    @EnumSource
    void usesAnExistingTopic(EventType type) {
        assertThat(Topics.ALL).extracting(Topic::name).contains(type.topic());
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByName(EventType type) {
        assertThat(EventType.of(type.type())).contains(type);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "dev.boxoffice.ticket.created", "dev.boxoffice.ticket.created.v2", "TICKET_CREATED"})
    void findsNothingForUnknownNames(String name) {
        assertThat(EventType.of(name)).isEmpty();
    }

    @Test
    void sharesTheSchemaOfTheSameRecord() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::schemaFile).distinct())
                .isEqualTo(List.of(
                        "organiser.v1.json",
                        "show.v1.json",
                        "pool.v1.json",
                        "ticket.v1.json",
                        "availability.v1.json",
                        "pool-availability.v1.json",
                        "order.v1.json",
                        "admission.v1.json"));
        assertThat(EventType.ORDER_EXPIRED.dataSchema()).isEqualTo("https://boxoffice.dev/schemas/order.v1.json");
    }
}
