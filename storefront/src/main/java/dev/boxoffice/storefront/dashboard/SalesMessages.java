package dev.boxoffice.storefront.dashboard;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of the desk's dashboard. */
@MessageBundle(value = "sales", locale = "en")
public interface SalesMessages {

    String dashboardTitle();

    String ordersNotResponding();

    String refreshSales();

    String noShowsYet();

    String goToShows();

    String nextShows();

    String soldOfCapacity(String sold, String capacity);

    String soldShare();

    String openDoorOf();

    String ordersOfShow();

    String byShow();

    String capacityOfShow();

    String salesToday();

    String netRevenue();

    String salesCalledOff();

    String salesDraft();

    String moreShowsThanShown(int count);

    String soldToday();

    String revenueToday();

    String soldInAll();

    String soldByDay();

    String chartOf(String sold, int days);

    String chartBar(String day, String sold);

    String asTable();

    String salesDay();

    String salesPayments();

    String refundedTickets();

    String refundedMoney();

    String noSalesInPeriod();

    String salesOfShow();

    String allShows();

    String noSalesOfShow();
}
