package dev.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private record Texts(
            @Text(max = 5) String name,
            @Text(max = 5, form = Text.Form.LINE) String line,
            @Text(max = 5, form = Text.Form.PARAGRAPHS) String paragraphs,
            @Text(max = 5, form = Text.Form.ANY) String any) {}

    private static List<String> errors(String name, String line, String paragraphs, String any) {
        return VALIDATOR.validate(new Texts(name, line, paragraphs, any)).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "!!!",
                "🎸🎸🎸🎸🎸",
                "\ufeffx",
                "שלום",
                "a\u200fb",
                "👨‍👩‍👦",
                "\u0915\u093e",
                "\u00b4",
                "\u2764\ufe0f",
                "٣"
            })
    void acceptsAVisibleName(String name) {
        assertThat(errors(name, null, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u2003",
                "\u200b",
                "\u200d\u200c",
                "\u2060",
                "\ufeff",
                "\u3164",
                "\uffa0",
                "\u115f\u1160",
                "\u2800",
                "\u00ad",
                "\u200e\u200f",
                "\u034f",
                "\u0301",
                "\ufe0f",
                "\ue000",
                "\u0378",
                "\u180e",
                "\udb40\udc41",
                "\ufffc"
            })
    void rejectsAnInvisibleName(String name) {
        assertThat(errors(name, name, null, null)).containsExactly("name must contain a visible character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\nb", "a\tb", "a\u0085b", "a\u007f", "a\u2028b", "\u001b[1"})
    void rejectsControlCharactersInALine(String text) {
        assertThat(errors(text, null, null, text)).containsExactly("name must not contain control characters");
        assertThat(errors(null, text, null, null)).containsExactly("line must not contain control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202e", "\u202da", "a\u202a\u202c", "\u2066a", "a\u2067\u2069", "\u2068a\u2069"})
    void rejectsDirectionOverrides(String text) {
        assertThat(errors(text, text, text, text)).hasSize(3).allMatch(error -> error.contains("U+202A to U+202E"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800", "\udc00a"})
    void rejectsUnpairedSurrogates(String text) {
        assertThat(errors(text, null, text, null))
                .containsExactlyInAnyOrder(
                        "name must not contain unpaired surrogates", "paragraphs must not contain unpaired surrogates");
    }

    @Test
    void acceptsLinesAndTabsInParagraphs() {
        assertThat(errors(null, null, "\t\r\n", null)).isEmpty();
        assertThat(errors(null, null, "\u000b", null))
                .containsExactly("paragraphs must not contain control characters");
    }

    @Test
    void countsCodePoints() {
        assertThat(errors("🎸".repeat(6), null, null, "🎸".repeat(6)))
                .containsExactlyInAnyOrder(
                        "name must be at most 5 characters long, but has 6",
                        "any must be at most 5 characters long, but has 6");
    }

    @Test
    void normalizesFormAndEnds() {
        assertThat(NormalForm.trimmed(" \u00a0\u3000\u200bCafe\u0301 Noir\t\n")).isEqualTo("Café Noir");
        assertThat(NormalForm.trimmed(" \u200b ")).isEmpty();
        assertThat(NormalForm.trimmed(null)).isNull();
    }
}
