package dev.boxoffice.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.storefront.language.Language;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.text.NumberFormat;

@TemplateExtension
class TemplateExtensions {

    private TemplateExtensions() {}

    /** Encodes the value of a query parameter. */
    static String urlEncode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /** Formats a number with a separator between groups of digits. */
    static String grouped(Number number) {
        return NumberFormat.getIntegerInstance(Language.current()).format(number);
    }

    /** Formats a number to one decimal place. */
    static String decimal(Number number) {
        NumberFormat format = NumberFormat.getInstance(Language.current());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }
}
