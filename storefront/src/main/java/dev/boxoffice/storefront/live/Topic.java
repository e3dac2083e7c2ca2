package dev.boxoffice.storefront.live;

import java.util.Optional;

/**
 * Something that pages show, and that can change while they are open.
 *
 * @param text how pages name it, for example {@code show:01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c70}
 */
record Topic(String text, TopicKind kind, String argument) {

    static Optional<Topic> parse(String text) {
        int colon = text.indexOf(':');
        String prefix = colon < 0 ? text : text.substring(0, colon);
        String argument = colon < 0 ? "" : text.substring(colon + 1);
        return TopicKind.of(prefix).filter(kind -> kind.accepts(argument)).map(kind -> new Topic(text, kind, argument));
    }

    boolean isPersonal() {
        return kind.isPersonal();
    }
}
