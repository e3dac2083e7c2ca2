package dev.boxoffice.admissions.print;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;

/** Sets text of any script, each character in the first font that has it. */
@ApplicationScoped
class PrintText {

    /** Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai and many more; then Chinese and Japanese. */
    private static final List<String> BUNDLED =
            List.of("fonts/ttf/Kurinto/KurintoSans-Rg.ttf", "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf");

    /** A white square, for a character that no font has. */
    private static final int REPLACEMENT = '\u25a1';

    private static final String ELLIPSIS = "\u2026";

    private final List<String> files;
    private final List<PrintFont> fonts;

    PrintText(@ConfigProperty(name = "boxoffice.admissions.fonts") Optional<List<String>> files) {
        this.files = files.orElse(List.of());
        this.fonts = Stream.concat(
                        BUNDLED.stream().map(PrintFont::resource),
                        this.files.stream().map(PrintFont::file))
                .toList();
    }

    /** The files of further fonts. */
    List<String> files() {
        return files;
    }

    /** Shortens a text to this many characters, as people count them. */
    static String shorten(String text, int limit) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = characters.next(limit);
        return end == BreakIterator.DONE || end == text.length() ? text : text.substring(0, end) + ELLIPSIS;
    }

    Phrase phrase(String text, float size) {
        var phrase = new Phrase();
        var run = new StringBuilder();
        PrintFont current = null;
        for (int character : text.codePoints().toArray()) {
            PrintFont font = fontOf(character);
            if (font == null && isInvisible(character)) {
                continue;
            }
            PrintFont next = font == null ? fonts.getFirst() : font;
            if (next != current && !run.isEmpty()) {
                phrase.add(chunk(run, current, size));
                run.setLength(0);
            }
            current = next;
            run.appendCodePoint(font == null ? REPLACEMENT : character);
        }
        if (!run.isEmpty()) {
            phrase.add(chunk(run, current, size));
        }
        return phrase;
    }

    private PrintFont fontOf(int character) {
        return fonts.stream()
                .filter(font -> font.get().charExists(character))
                .findFirst()
                .orElse(null);
    }

    /** Characters that only modify their neighbors, such as joiners and variation selectors of emoji. */
    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static Chunk chunk(StringBuilder run, PrintFont font, float size) {
        return new Chunk(run.toString(), new Font(font.get(), size));
    }
}
