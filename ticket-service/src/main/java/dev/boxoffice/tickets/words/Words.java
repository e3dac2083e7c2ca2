package dev.boxoffice.tickets.words;

import dev.boxoffice.tickets.words.Word.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/** Splits a text into words; the index and the query both use this definition. */
final class Words {

    /** Scripts without spaces, and Hangul, whose compounds are written with and without spaces. */
    private static final Set<Character.UnicodeScript> UNSPACED = EnumSet.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.BOPOMOFO,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR,
            Character.UnicodeScript.TIBETAN,
            Character.UnicodeScript.YI,
            Character.UnicodeScript.TAI_LE,
            Character.UnicodeScript.NEW_TAI_LUE,
            Character.UnicodeScript.TAI_THAM,
            Character.UnicodeScript.TAI_VIET);

    /** Spaces, controls, and two characters that look like a space: zero width space and blank braille pattern. */
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\u200B\\u2800]+");

    /** Letters and symbols that writers use as an apostrophe; the folding would drop them. */
    private static final Pattern APOSTROPHE =
            Pattern.compile("[`\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\ua78c]");

    private static final Pattern DASH = Pattern.compile("\\p{Pd}|\u2212");
    private static final Pattern QUOTE = Pattern.compile("[\\p{Pi}\\p{Pf}\"\u201a\u201e\u2032\u2033]");

    private static final Map<String, String> UMLAUTS = Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa");
    private static final Pattern UMLAUT = Pattern.compile("[äöüøå]");

    private static final int MAX_LENGTH = 100;

    private final List<Word> words = new ArrayList<>();
    private int chunks;

    private Words() {}

    static List<Word> in(String text) {
        var words = new Words();
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (String chunk : SPACE.split(APOSTROPHE.matcher(composed).replaceAll("'"), -1)) {
            words.addChunk(chunk);
        }
        return List.copyOf(words.words);
    }

    private void addChunk(String chunk) {
        int before = words.size();
        chunks++;
        List<String> runs = runs(chunk);
        for (String run : runs) {
            addRun(run, runs.size() == 1);
        }
        if (words.size() == before && runs.size() > 1) {
            words.add(new Word(cut(foldPunctuation(chunk)), null, Kind.PUNCTUATION, chunks, true));
        }
    }

    /** Returns the parts between punctuation. */
    private static List<String> runs(String text) {
        var runs = new ArrayList<String>();
        var run = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isPunctuation(character)) {
                runs.add(run.toString());
                run.setLength(0);
            } else {
                run.appendCodePoint(character);
            }
        });
        runs.add(run.toString());
        return runs;
    }

    /** Folding can create punctuation and spaces: ½ becomes 1/2. */
    private void addRun(String run, boolean wholeChunk) {
        String variant = variant(run);
        List<String> folded = runs(SPACE.matcher(fold(run)).replaceAll("/"));
        for (String part : folded) {
            addPart(part, folded.size() == 1 ? variant : null, wholeChunk && folded.size() == 1);
        }
    }

    private void addPart(String part, String variant, boolean whole) {
        var word = new StringBuilder();
        Kind kind = null;
        for (int character : part.codePoints().toArray()) {
            Kind next = kindOf(character, kind);
            if (next != kind) {
                add(word, null, kind, false);
            }
            word.appendCodePoint(character);
            kind = next;
        }
        boolean undivided = word.length() == part.length();
        add(word, undivided ? variant : null, kind, undivided && whole);
    }

    private void add(StringBuilder word, String variant, Kind kind, boolean whole) {
        if (!word.isEmpty()) {
            words.add(new Word(cut(word.toString()), kind == Kind.SPACED ? variant : null, kind, chunks, whole));
            word.setLength(0);
        }
    }

    private static Kind kindOf(int character, Kind previous) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                previous == null ? Kind.SPACED : previous;
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                UNSPACED.contains(Character.UnicodeScript.of(character)) ? Kind.UNSPACED : Kind.SPACED;
            default -> Kind.UNSPACED;
        };
    }

    /** Pictographs and unknown characters are no punctuation. */
    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL -> true;
            case Character.OTHER_SYMBOL -> character < 0x2000 || character == 0xfffc;
            default -> false;
        };
    }

    private static String fold(String text) {
        return ICUFoldingFilter.NORMALIZER.normalize(text);
    }

    private static String foldPunctuation(String chunk) {
        String dashes = DASH.matcher(chunk.replaceAll("\\p{Cf}|\\p{Mn}", "")).replaceAll("-");
        return QUOTE.matcher(dashes).replaceAll("'");
    }

    private static String variant(String run) {
        String lower = run.toLowerCase(Locale.ROOT);
        var umlaut = UMLAUT.matcher(lower);
        return umlaut.find() ? cut(fold(umlaut.replaceAll(match -> UMLAUTS.get(match.group())))) : null;
    }

    static String cut(String word) {
        return word.codePointCount(0, word.length()) <= MAX_LENGTH
                ? word
                : word.substring(0, word.offsetByCodePoints(0, MAX_LENGTH));
    }
}
