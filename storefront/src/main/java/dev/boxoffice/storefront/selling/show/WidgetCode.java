package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.selling.offer.Show;
import java.net.URI;

/** The HTML that shows the tickets of a show on another website. */
final class WidgetCode {

    private WidgetCode() {}

    static String of(Show show, URI storefront) {
        return "<iframe src=\"%s\" title=\"%s\" width=\"100%%\" height=\"480\" loading=\"lazy\"></iframe>"
                .formatted(storefront.resolve("/widget/" + show.id()), escaped(show.title()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
