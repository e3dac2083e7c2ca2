package dev.boxoffice.storefront.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMessagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sold-out | 'available': 0 | It has just sold out. Nothing was charged.",
                "sold-out | 'available': 3 | Only 3 are left now; take fewer.",
                "price-changed | 'expectedUnitPrice': {'amount': 2500, 'currency': 'EUR'}, 'unitPrice': {'amount': 4000, 'currency': 'EUR'} | The price has changed from €25.00 to €40.00. Nothing was ordered.",
                "limit-exceeded | 'limit': 'maxPerOrder', 'maximum': 4 | One order may have 4 of this.",
                "capacity-below-sold | 'held': 2, 'sold': 1 | 3 are held or sold already, so it cannot be less than that.",
                "something-new | 'x': 1 | What the service says.",
            })
    void sayWhatHappenedInWords(String type, String fields, String sentence) throws JsonProcessingException {
        String json =
                "{'type': 'https://boxoffice.dev/problems/%s', 'status': 409, 'detail': 'What the service says.', %s}"
                        .formatted(type, fields);

        Problem problem = new ObjectMapper().readValue(json.replace('\'', '"'), Problem.class);

        assertThat(ProblemMessages.of(problem)).isEqualTo(sentence);
    }
}
