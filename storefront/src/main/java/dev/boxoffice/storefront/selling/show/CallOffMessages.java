package dev.boxoffice.storefront.selling.show;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of calling a show off. */
@MessageBundle(value = "calloff", locale = "en")
public interface CallOffMessages {

    // Calling off
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

    String callOffRunning();

    String callOffDone();

    String callOffProgress(long handled, long all);

    String ordersRefunded();

    String ordersCancelled();

    String ordersPending();

    String ordersFailed();

    String moneyRefunded();

    String failedRefundsHint();

    // Confirmations
    String showCalledOffNow();
}
