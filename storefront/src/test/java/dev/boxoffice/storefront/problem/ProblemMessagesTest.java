package dev.boxoffice.storefront.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class ProblemMessagesTest {

    @Inject
    ProblemMessages messages;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sold-out | 'available': 0 | These tickets have just sold out. You were not charged.",
                "sold-out | 'available': 3 | Only 3 left. Reduce the quantity.",
                "price-changed | 'expectedUnitPrice': {'amount': 2500, 'currency': 'EUR'}, 'unitPrice': {'amount': 4000, 'currency': 'EUR'} | The price changed from €25.00 to €40.00. Nothing was ordered.",
                "limit-exceeded | 'limit': 'maxPerOrder', 'maximum': 4 | You can order up to 4 of these tickets.",
                "limit-exceeded | 'limit': 'maxOpenOrders', 'maximum': 1000 | You already have 1,000 unpaid orders. Pay or cancel one first.",
                "limit-exceeded | 'limit': 'maxTotal', 'total': {'amount': 100000000, 'currency': 'EUR'}, 'maximumTotal': {'amount': 99999999, 'currency': 'EUR'} | The total of €1,000,000.00 is too high: an order can cost up to €999,999.99. Reduce the quantity.",
                "limit-exceeded | 'limit': 'maxRefunds', 'maximum': 100 | Parts of an order can be refunded up to 100 times. Ask the organiser to refund the rest.",
                "refund-exceeds-payment | 'left': {'amount': 2000, 'currency': 'EUR'} | Only €20.00 of this order can still be refunded. Choose fewer tickets or all of them, or ask the organiser.",
                "buyer-limit | 'remaining': 2, 'maximum': 4 | You can order only 2 more of these tickets. Reduce the quantity.",
                "buyer-limit | 'remaining': 0, 'maximum': 4 | You already have as many of these tickets as one person can have.",
                "capacity-below-sold | 'held': 2, 'sold': 1 | Already held or sold: 3. You can't offer fewer tickets.",
                "bad-request | 'violations': [{'field': 'quantity', 'message': 'must be greater'}] | Invalid value in: quantity. Correct it and try again.",
                "bad-request | 'x': 1 | One of the values isn't valid. Check them and try again.",
            })
    void explainsKnownProblems(String type, String fields, String message) throws JsonProcessingException {
        assertThat(messages.of(problem(type, "Text of the service.", fields))).isEqualTo(message);
    }

    @Test
    void explainsUnknownProblemsWithTheDetailOfTheService() throws JsonProcessingException {
        assertThat(messages.of(problem("something-new", "Text of the service.", "'x': 1")))
                .isEqualTo("Text of the service.");
        assertThat(messages.of(problem("limit-exceeded", "Text of the service.", "'limit': 'newLimit'")))
                .isEqualTo("Text of the service.");
        assertThat(messages.of(problem("something-new", "", "'x': 1"))).isEqualTo("That isn't possible.");
    }

    @Test
    void explainsProblemsOfCartItems() {
        var before = new Money(2500, "EUR");
        var now = new Money(3000, "EUR");

        assertThat(messages.ofCartItem("sold-out", 0, before, now)).isEqualTo("Sold out. Remove it to check out.");
        assertThat(messages.ofCartItem("sold-out", 2, before, now)).isEqualTo("Only 2 left. Reduce the quantity.");
        assertThat(messages.ofCartItem("price-changed", 2, before, now))
                .isEqualTo("The price changed from €25.00 to €30.00.");
        assertThat(messages.ofCartItem("something-new", 2, before, now))
                .isEqualTo("This item can't be ordered right now.");
    }

    private static Problem problem(String type, String detail, String fields) throws JsonProcessingException {
        String json = "{'type': 'https://boxoffice.dev/problems/%s', 'status': 409, 'detail': '%s', %s}"
                .formatted(type, detail, fields);
        return new ObjectMapper().readValue(json.replace('\'', '"'), Problem.class);
    }
}
