package dev.boxoffice.storefront.crawler;

import dev.boxoffice.storefront.Remembered;
import dev.boxoffice.storefront.catalogue.Facets;
import dev.boxoffice.storefront.catalogue.FacetsLookup;
import dev.boxoffice.storefront.catalogue.Show;
import dev.boxoffice.storefront.catalogue.ShowClient;
import dev.boxoffice.storefront.catalogue.ShowPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The addresses of the pages of upcoming shows, one file per month. */
@ApplicationScoped
class Sitemap {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    private static final Duration MAX_AGE = Duration.ofMinutes(10);
    private static final int PAGE_SIZE = 100;

    /** What the format allows in one file. */
    private static final int MAX_ADDRESSES = 50_000;

    private final FacetsLookup facets;
    private final ShowClient shows;
    private final ConcurrentMap<String, Remembered<List<String>>> months = new ConcurrentHashMap<>();

    Sitemap(FacetsLookup facets, @RestClient ShowClient shows) {
        this.facets = facets;
        this.shows = shows;
    }

    String index(String site) {
        return facets.get().months().stream()
                .map(month -> "<sitemap><loc>" + site + "/sitemap/" + month.value() + ".xml</loc></sitemap>\n")
                .collect(Collectors.joining("", HEAD + "<sitemapindex " + NAMESPACE + ">\n", "</sitemapindex>\n"));
    }

    /** Addresses have no characters that XML reserves. */
    String month(String month, String site) {
        return addresses(month).stream()
                .map(address -> "<url><loc>" + site + address + "</loc></url>\n")
                .collect(Collectors.joining("", HEAD + "<urlset " + NAMESPACE + ">\n", "</urlset>\n"));
    }

    /** Only months with shows are read and remembered. */
    private List<String> addresses(String month) {
        List<String> listed =
                facets.get().months().stream().map(Facets.Facet::value).toList();
        if (!listed.contains(month)) {
            throw new NotFoundException();
        }
        months.keySet().retainAll(listed);
        return months.computeIfAbsent(month, name -> new Remembered<>(MAX_AGE, () -> read(YearMonth.parse(name))))
                .get();
    }

    private List<String> read(YearMonth month) {
        var addresses = new ArrayList<String>();
        String after = null;
        do {
            ShowPage page = shows.ofPeriod(
                    month.atDay(1).toString(), month.atEndOfMonth().toString(), after, PAGE_SIZE);
            page.items().stream().map(Show::address).forEach(addresses::add);
            after = page.next();
        } while (after != null && addresses.size() < MAX_ADDRESSES);
        return List.copyOf(addresses);
    }
}
