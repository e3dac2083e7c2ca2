package dev.boxoffice.storefront.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final byte[] VALUE = "a guest".getBytes(UTF_8);

    private final Seal seal = new Seal("0123456789abcdef0123456789abcdef");

    @Test
    void opensWhatItHasClosed() {
        String closed = seal.close(Seal.Purpose.GUEST, VALUE);

        assertThat(seal.open(Seal.Purpose.GUEST, closed)).hasValue(VALUE);
        assertThat(closed).isNotEqualTo(seal.close(Seal.Purpose.GUEST, VALUE)).matches("[\\w-]+");
    }

    @Test
    void opensNothingForAnotherPurpose() {
        String closed = seal.close(Seal.Purpose.GUEST, VALUE);

        assertThat(seal.open(Seal.Purpose.ORDER_LINK, closed)).isEmpty();
        assertThat(seal.open(Seal.Purpose.ORDER_ACCESS, closed)).isEmpty();
    }

    @Test
    void opensNothingWithAnotherSecret() {
        String closed = seal.close(Seal.Purpose.GUEST, VALUE);

        assertThat(new Seal("another-secret-of-32-characters!").open(Seal.Purpose.GUEST, closed))
                .isEmpty();
    }

    @Test
    void detectsEveryChangedByte() {
        byte[] closed = Base64.getUrlDecoder().decode(seal.close(Seal.Purpose.GUEST, VALUE));
        for (int i = 0; i < closed.length; i++) {
            byte[] changed = closed.clone();
            changed[i] ^= 1;
            assertThat(seal.open(Seal.Purpose.GUEST, Base64.getUrlEncoder().encodeToString(changed)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "A", "%%%", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void opensNothingThatIsNotClosed(String text) {
        assertThat(seal.open(Seal.Purpose.GUEST, text)).isEmpty();
    }
}
