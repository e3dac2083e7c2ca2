package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.language.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The countries of ISO 3166-1, by their name in the visitor's language. */
@Named
@ApplicationScoped
class Countries {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /** A country and its name. */
    record Country(String code, String name) {}

    boolean isCode(String code) {
        return CODES.contains(code);
    }

    /** The name of a country; the code itself if it is unknown. */
    String name(String code) {
        return isCode(code) ? Locale.of("", code).getDisplayCountry(Language.current()) : code;
    }

    public List<Country> all() {
        Comparator<Country> byName = Comparator.comparing(Country::name, Collator.getInstance(Language.current()));
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, name(code)))
                .sorted(byName)
                .toList();
    }
}
