package dev.boxoffice.storefront;

import io.quarkus.qute.i18n.MessageBundle;

/**
 * The messages of every page, of the catalogue and of the cart. Other pages have bundles of their own.
 *
 * <p>The texts of a bundle are in {@code messages/<bundle>.properties}, in the same order. The build fails when one of the two
 * lacks a message that the other has.
 */
@MessageBundle(locale = "en")
public interface Messages {

    // Frame of every page
    String brand();

    String skipToContent();

    String mainNavigation();

    String shows();

    String cart();

    String orders();

    String sell();

    String operations();

    String signIn();

    String signOut();

    String languages();

    // Components
    String oneLess();

    String oneMore();

    String keepAsIs();

    // Words of several pages
    String show();

    String seeAllShows();

    String sellTickets();

    String quantity();

    String total();

    String held();

    String sold();

    String withdrawn();

    String showCalledOff();

    String reloadToCheck();

    // Shows
    String whatsOn();

    String searchShows();

    String search();

    String nothingOnSale();

    String moreShows();

    String price(Money money);

    String lowestPrice(Money money);

    String tickets();

    String noTicketsYet();

    String calledOff();

    String onSaleFrom(String time);

    String salesEnded();

    String soldOut();

    String fewLeft(int left);

    String addToCart();

    // Cart
    String yourCart();

    String cartEmpty();

    String ofShow(String title);

    String acceptPrice(String price);

    String remove();
}
