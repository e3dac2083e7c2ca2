package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.selling.offer.Show;
import java.net.URI;

/** The HTML that shows the tickets of a show on another website. The script fits the frame, which works without it too. */
final class WidgetCode {

    private WidgetCode() {}

    static String of(Show show, URI storefront) {
        return """
                <iframe src="%s" title="%s" width="100%%" height="480" loading="lazy"></iframe>
                <script src="%s" async></script>""".formatted(
                        storefront.resolve("/widget/" + show.id()),
                        escaped(show.title()),
                        storefront.resolve("/widget/frame.js"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
