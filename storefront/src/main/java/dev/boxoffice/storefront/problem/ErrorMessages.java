package dev.boxoffice.storefront.problem;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages for refused and failed requests. */
@MessageBundle(value = "errors", locale = "en")
public interface ErrorMessages {

    // Lines of the cart that cannot be ordered as they are
    String itemSoldOut();

    String itemNotOnSale();

    String itemPriceChanged(String before, String now);

    String itemOverLimit();

    String itemOverBuyerLimit();

    String itemNotOrderable();

    // Problems that the services report
    String ticketsSoldOut();

    String onlySomeLeft(long available);

    String buyerLimit(long remaining);

    String buyerLimitReached();

    String notOnSale();

    String priceChanged(String before, String now);

    String maxPerOrder(long maximum);

    String maxOpenOrders(long maximum);

    String maxPerSeller(long maximum);

    String maxImages(long maximum);

    String maxTicketsPerShow(long maximum);

    String maxPoolsPerShow(long maximum);

    String maxMembers(long maximum);

    String maxInvitations(long maximum);

    String maxOrganisers(long maximum);

    String rateLimited();

    String maxLines(long maximum);

    String maxRefunds(long maximum);

    String maxTotal(String total, String maximum);

    String ticketTooNew();

    String mixedCurrencies();

    String cartEmptyNow();

    String holdExpired();

    String paymentInProgress();

    String paymentMethodUnavailable();

    String orderChanged();

    String refundInProgress();

    String refundClosed();

    String onlyStaffRefunds();

    String unitsRefunded(long left);

    String refundExceedsPayment(String left);

    String capacityBelowSold(long taken);

    String showIsCalledOff();

    String showNotPublished();

    String slugTaken();

    String alreadyMember();

    String lastOwner();

    String currencyFixed(String currency);

    String ticketsWithdrawn();

    String noAdmissions();

    String tooManyAdmissions(long maximum);

    String holderNameNotAsked();

    String admissionEntered();

    String admissionVoid();

    String showChanged();

    String notYours();

    String invalidFields(String fields);

    String invalidRequest();

    String keyReused();

    String keyInUse();

    String redriveRunning();

    String notPossible();

    // Error pages
    String notFound();

    String notFoundHint();

    String didNotWork();

    String unsupported();

    String repeatedField(String field);

    String noAccess();

    String operatorsOnly();

    String unavailable();

    String unavailableHint();

    String unavailableUncertain();

    String unexpected();

    String unexpectedHint();

    String tryAgain();

    String crossSiteForm();

    String bodyTooLarge();

    String headersTooLarge();

    String malformedRequest();

    String uploadsBusy();

    String requestTimeout();

    String addressTooLong();
}
