package dev.boxoffice.server.text;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of a CSV file (RFC 4180) whose cells no spreadsheet executes. */
public final class Csv {

    private static final char QUOTE = '"';
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,\"\\r\\n]|^\\s|\\s$");

    /** Characters with which a formula starts; spreadsheets skip leading white space. */
    private static final Pattern FORMULA = Pattern.compile(
            "^[\\s\\u00a0\\ufeff]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|^[\\t\\r]", Pattern.UNICODE_CHARACTER_CLASS);

    private Csv() {}

    /**
     * Writes one row.
     *
     * @param cells {@code null} for an empty cell
     */
    public static void writeRow(Appendable out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(cells.get(i) == null ? "" : cell(cells.get(i)));
        }
        out.append("\r\n");
    }

    /** An apostrophe makes a spreadsheet show the text instead of evaluating it. */
    private static String cell(String text) {
        String inert = FORMULA.matcher(text).find() ? "'" + text : text;
        return NEEDS_QUOTES.matcher(inert).find() ? QUOTE + inert.replace("\"", "\"\"") + QUOTE : inert;
    }
}
