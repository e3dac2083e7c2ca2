package dev.boxoffice.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;

/** What templates need to write addresses. */
@TemplateExtension
class TemplateExtensions {

    private TemplateExtensions() {}

    /** As the value of a query parameter. */
    static String urlEncode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
