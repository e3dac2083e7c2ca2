package dev.boxoffice.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.text.NumberFormat;
import java.util.Locale;

@TemplateExtension
class TemplateExtensions {

    private TemplateExtensions() {}

    /** Encodes the value of a query parameter. */
    static String urlEncode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /** Formats a number with a separator between groups of three digits. */
    static String grouped(Number number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }
}
