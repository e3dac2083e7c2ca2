package dev.boxoffice.storefront.live;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of pages that change while they are open. */
@MessageBundle(value = "live", locale = "en")
interface LiveMessages {

    String connectionLost();

    String connectionRestored();

    String sessionEnded();

    String pageGone();

    String reload();

    String fiveMinutesLeft();

    String oneMinuteLeft();
}
