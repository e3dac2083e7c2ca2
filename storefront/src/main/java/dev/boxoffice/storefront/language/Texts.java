package dev.boxoffice.storefront.language;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Locale;

/**
 * A message bundle in the language of the current request.
 *
 * @param <T> the bundle
 */
public final class Texts<T> {

    private final Class<T> bundle;

    private Texts(Class<T> bundle) {
        this.bundle = bundle;
    }

    public static <T> Texts<T> of(Class<T> bundle) {
        return new Texts<>(bundle);
    }

    public T get() {
        return in(Language.current());
    }

    /** The bundle in this language, for requests that were refused before they had a context. */
    public T in(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(locale.getLanguage()));
    }
}
