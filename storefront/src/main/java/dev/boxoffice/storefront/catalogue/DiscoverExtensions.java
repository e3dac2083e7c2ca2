package dev.boxoffice.storefront.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

@TemplateExtension
class DiscoverExtensions {

    private DiscoverExtensions() {}

    /** Turns a name such as {@code stand-up} into words with a capital. */
    static String readable(String name) {
        String words = name.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Encodes a text for addresses of any scheme, in which a plus sign is no space. */
    static String percentEncode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Writes an ISO date as the visitor does; other texts stay as they are. */
    static String asDate(String text) {
        try {
            return ShowTimes.date(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }
}
