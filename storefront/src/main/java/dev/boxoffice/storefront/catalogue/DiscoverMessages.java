package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.Money;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the catalogue, of the pages of shows and venues, and of the widget. */
@MessageBundle(value = "discover", locale = "en")
public interface DiscoverMessages {

    String siteDescription();

    // Search
    String wordsHint();

    String when();

    String anyDate();

    String period(String when);

    String city();

    String anyCity();

    String category();

    String anyCategory();

    String categoryName(String category);

    String choice(String name, long shows);

    String moreFilters();

    String dates();

    String firstDate();

    String lastDate();

    String badDates();

    String prices();

    String minPrice();

    String maxPrice();

    String currency();

    String anyCurrency();

    String badPrice();

    String sortBy();

    String byDate();

    String byPrice();

    String byNewest();

    String showResults();

    // Results
    String results(int total);

    String manyResults(int total);

    String filtersInForce();

    String dropFilter(String filter);

    String fromTo(String from, String to);

    String fromOn(String from);

    String until(String to);

    String priceRange(String min, String max, String currency);

    String dropAll();

    String nothingFound();

    String dropOne();

    String firstPage();

    String onSaleNow();

    // Show
    String yourTime(String time);

    String starts();

    String doorsOpen();

    String ends();

    String timesAreIn(String zone);

    String where();

    String map();

    String about();

    String by();

    String fromPrice(Money price);

    String atMost(int units);

    String saleEnds(String time);

    String noMoreTickets();

    String showIsOver();

    String sum();

    String share();

    String shareByMail();

    String whatsApp();

    String bluesky();

    String xCom();

    String shareHere();

    String calendarFile();

    // Venue
    String upcoming();

    String nothingUpcoming();

    // Widget
    String getTickets();

    String soldBy();
}
