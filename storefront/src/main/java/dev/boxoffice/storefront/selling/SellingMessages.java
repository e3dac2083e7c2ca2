package dev.boxoffice.storefront.selling;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of the desk's pages about shows, their tickets and pools. */
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

    // Calling off
    String callOff();

    String callOffTitle(String title);

    String callOffStopsSale();

    String callOffRefunds(int sold);

    String callOffCancels(int held);

    String callOffVoids();

    String callOffForever();

    String callOffConsent();

    String tickToCallOff();

    String callOffNow();

    String keepShow();

    String draftCannotBeCalledOff();

    String calledOffIsFinal();

    String callOffRunning();

    String callOffDone();

    String callOffProgress(long handled, long all);

    String ordersRefunded();

    String ordersCancelled();

    String ordersPending();

    String ordersFailed();

    String moneyRefunded();

    String failedRefundsHint();

    // Form of a show
    String groupWhat();

    String groupWhere();

    String groupWhen();

    String groupRules();

    String groupTickets();

    String fieldTitle();

    String fieldDescription();

    String fieldCategory();

    String categoryHint();

    String fieldVenue();

    String fieldAddress();

    String fieldCity();

    String fieldCountry();

    String fieldTimeZone();

    String timeZoneHint();

    String fieldStartsAt();

    String fieldDoorsAt();

    String fieldEndsAt();

    String fieldRefundsUntil();

    String refundsUntilHint();

    String fieldAskHolderNames();

    String askHolderNamesHint();

    String firstKindHint();

    String putOnSale();

    String saveDraft();

    String saveDraftHint();

    String save();

    String copyShowHint();

    // Image of a show
    String showImage();

    String fieldImage();

    String imageHint();

    String chooseImageOrDropText();

    String groupImage();

    String imageIsStored();

    String fieldAlt();

    String altHint();

    String saveImage();

    String removeImage();

    // Form of a kind of ticket
    String usualTicketName();

    String fieldTicketName();

    String ticketNameHint();

    String fieldPrice();

    String priceHint();

    String fieldCurrency();

    String fieldCapacity();

    String fieldMaxPerOrder();

    String moreOptions();

    String fieldMaxPerBuyer();

    String maxPerBuyerHint();

    String fieldOnSaleFrom();

    String fieldOnSaleUntil();

    String fieldPools();

    String poolsHint();

    String ofCapacity(int capacity);

    String withdraw();

    String withdrawTitle(String name);

    String withdrawHint();

    String withdrawPermanently();

    String withdrawnIsFinal();

    // Form of a pool
    String fieldPoolName();

    String poolNameHint();

    String fieldPoolCapacity();

    // Confirmations
    String showPublished();

    String draftSaved();

    String changesSaved();

    String showCopied();

    String showCalledOffNow();

    String imageSaved();

    String imageRemoved();

    String kindAdded();

    String kindWithdrawn();

    String kindMoved();

    String poolAdded();

    // Errors at the fields of forms
    String enterCategory();

    String chooseCountry();

    String enterFutureTime();

    String doorsBeforeStart();

    String endAfterStart();

    String refundsBeforeEntry();

    String limitAboveCapacity(int capacity);

    String saleEndsAfterItBegins();

    String saleBeginsBeforeShow();

    String chooseFewerPools(int maximum);
}
