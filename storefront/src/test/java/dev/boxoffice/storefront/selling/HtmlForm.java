package dev.boxoffice.storefront.selling;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a form of a page by the rules of HTML: the values that a browser would submit if nothing is typed. */
final class HtmlForm {

    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern SELECT = Pattern.compile("<select ([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern SELECTED = Pattern.compile("<option value=\"([^\"]*)\" selected>");
    private static final Pattern TEXTAREA = Pattern.compile("<textarea ([^>]*)>(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final Pattern DATETIME =
            Pattern.compile("\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?");

    private HtmlForm() {}

    static Map<String, String> values(String page, String action) {
        int start = page.indexOf("action=\"" + action + "\"");
        String form = page.substring(start, page.indexOf("</form>", start));
        var values = new HashMap<String, String>();
        INPUT.matcher(form).results().forEach(input -> {
            Map<String, String> attributes = attributes(input.group(1));
            String type = attributes.getOrDefault("type", "text");
            boolean optional = type.equals("radio") || type.equals("checkbox");
            if (attributes.containsKey("name") && (!optional || input.group(1).contains(" checked"))) {
                values.put(attributes.get("name"), sanitized(type, attributes.getOrDefault("value", "")));
            }
        });
        SELECT.matcher(form).results().forEach(select -> {
            Matcher selected = SELECTED.matcher(select.group(2));
            values.put(attributes(select.group(1)).get("name"), selected.find() ? unescaped(selected.group(1)) : "");
        });
        TEXTAREA.matcher(form)
                .results()
                .forEach(area -> values.put(
                        attributes(area.group(1)).get("name"),
                        submitted(unescaped(normalized(area.group(2)).replaceFirst("^\n", "")))));
        return values;
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new HashMap<String, String>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            attributes.put(attribute.group(1), unescaped(attribute.group(2)));
        }
        return attributes;
    }

    private static String sanitized(String type, String value) {
        return switch (type) {
            case "datetime-local" -> DATETIME.matcher(value).matches() ? value : "";
            case "number" -> value.matches("-?\\d+(\\.\\d+)?") ? value : "";
            case "hidden" -> submitted(value);
            default -> value.replace("\n", "").replace("\r", "");
        };
    }

    /** The parser turns every line break into LF, and submission turns it into CRLF. */
    private static String normalized(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String submitted(String text) {
        return normalized(text).replace("\n", "\r\n");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
