package dev.boxoffice.server.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutFormTest {

    private static final String TITLE = "--x1\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nThe Lanterns";
    private static final String FILE =
            "\r\n--x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";
    private static final String ALT =
            "\r\n--x1\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nA lantern\r\n--x1--\r\n";

    private final CutForm form = new CutForm("multipart/form-data; boundary=x1");

    @ParameterizedTest
    @ValueSource(ints = {1, 8 << 10, 1 << 20, 16 << 20})
    void keepsTheFieldsBeforeAndAfterAFile(int partSize) {
        byte[] body = (TITLE + FILE + "p".repeat(3 << 20) + ALT).getBytes(UTF_8);
        int step = Math.max(partSize, 1 << 10);
        for (int i = 0; i < body.length; i += step) {
            form.append(Buffer.buffer().appendBytes(body, i, Math.min(step, body.length - i)));
        }

        Buffer cut = form.toForm();

        assertThat(cut.length()).isLessThan(3 * CutForm.KEPT);
        assertThat(cut.toString(UTF_8)).startsWith(TITLE + FILE + "ppp").endsWith("ppp" + ALT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, CutForm.KEPT - 200, CutForm.KEPT, CutForm.KEPT + 1000})
    void keepsAllOfAShortBody(int fileSize) {
        String body = TITLE + FILE + "p".repeat(fileSize) + ALT;
        form.append(Buffer.buffer(body));

        assertThat(form.toForm().toString(UTF_8)).isEqualTo(body);
    }

    @Test
    void acceptsABoundaryInQuotes() {
        var quoted = new CutForm("Multipart/Form-Data; charset=UTF-8; boundary=\"x1\"");
        quoted.append(Buffer.buffer(TITLE + FILE + "p".repeat(1 << 20) + ALT));

        assertThat(quoted.toForm().toString(UTF_8)).endsWith(ALT);
    }

    @Test
    void keepsNothingWithoutAnEnd() {
        form.append(Buffer.buffer(TITLE + FILE + "p".repeat(1 << 20)));

        assertThat(form.toForm().length()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "image/png", "multipart/form-data", "multipart/mixed; boundary=x1"})
    void keepsNothingOfOtherBodies(String type) {
        var other = new CutForm(type);
        other.append(Buffer.buffer(TITLE + FILE + "p".repeat(1 << 20) + ALT));

        assertThat(other.toForm().length()).isZero();
    }
}
