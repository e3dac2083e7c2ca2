package dev.boxoffice.storefront.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    private static String html(String source) {
        return Markdown.html(source).toString();
    }

    @Test
    void keepsLinesAndParagraphs() {
        assertThat(html("one\ntwo\n\nthree"))
                .isEqualToIgnoringNewLines("<p dir=\"auto\">one<br>two</p><p dir=\"auto\">three</p>");
    }

    @Test
    void movesHeadingsBelowThoseOfThePage() {
        assertThat(html("# A\n###### B")).contains("<h3 dir=\"auto\">A</h3>", "<h6 dir=\"auto\">B</h6>");
    }

    @Test
    void showsTheTextOfImagesInstead() {
        assertThat(html("a ![*b* c](https://a.example/b.png) d")).contains("a <em>b</em> c d");
    }

    @Test
    void summarizesWithoutMarkup() {
        assertThat(Markdown.summary("# Act\n\n**Loud** [birds](https://a.example)", 100))
                .isEqualTo("Act Loud birds");
        assertThat(Markdown.summary("word ".repeat(50), 12)).isEqualTo("word word…");
        assertThat(Markdown.summary("🎸".repeat(20), 5)).isEqualTo("🎸".repeat(5) + "…");
    }
}
