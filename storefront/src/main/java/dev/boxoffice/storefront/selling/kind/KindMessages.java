package dev.boxoffice.storefront.selling.kind;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of the forms of kinds of ticket and pools. */
@MessageBundle(value = "kinds", locale = "en")
public interface KindMessages {

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
    String kindAdded();

    String kindWithdrawn();

    String kindMoved();

    String poolAdded();

    // Errors at the fields of forms
    String limitAboveCapacity(int capacity);

    String saleEndsAfterItBegins();

    String saleBeginsBeforeShow();

    String chooseFewerPools(int maximum);
}
