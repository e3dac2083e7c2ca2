package dev.boxoffice.storefront.selling;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of the list of shows and of the page of a show. */
@MessageBundle(value = "selling", locale = "en")
public interface SellingMessages {

    // List of shows
    String yourShows();

    String newShow();

    String searchYourShows();

    String showStatus();

    String filterUpcoming();

    String filterDraft();

    String filterOnSale();

    String filterCalledOff();

    String filterOver();

    String sortShowsBy();

    String sortEarliest();

    String sortLatest();

    String sortNewest();

    String applyFilter();

    String showCount(long shows);

    String noShowFound(String words);

    String noShowsHere();

    String moreShowsOfList();

    String soldOf(int total);

    String soldOfTotal(int sold, int total);

    String statusDraft();

    String statusOnSale();

    String statusCalledOff();

    String statusOver();

    // Page of a show
    String draftTitle();

    String draftHint();

    String draftWithoutTickets();

    String previewShow();

    String previewOf(String title);

    String previewHint();

    String backToDesk();

    String kindsOfTicket();

    String addKind();

    String noKindsYet();

    String saleFrom(String time);

    String saleUntil(String time);

    String saleEnded();

    String inPool(String pool);

    String limits(int maximum);

    String limitPerBuyer(int maximum);

    String capacity();

    String available();

    String revenue();

    String edit();

    String moveUp(String name);

    String moveDown(String name);

    String pools();

    String addPool();

    String poolExplained();

    String poolWithoutKinds();

    String editShow();

    String addImage();

    String changeImage();

    String copyShow();

    String viewPublicPage();

    String openDoor();

    String widget();

    String widgetHint();

    String widgetCode();

    String copyCode();

    String callOff();

    String calledOffIsFinal();
}
