package dev.boxoffice.storefront.admission;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of tickets as their holders see them. */
@MessageBundle(value = "mytickets", locale = "en")
interface TicketMessages {

    // The tickets of an order
    String ticketsOfThisOrder();

    String ticketShowTickets();

    String ticketBackToOrder();

    String ticketLookAgain();

    String ticketNoTicketsHere();

    String ticketWorksOffline();

    String ticketSwipe(String count);

    String ticketQrCodeOf(String number, String count);

    String ticketWithoutShow();

    String ticketShowCalledOffNow();

    String ticketEnteredBefore(String time);

    String ticketHolder();

    String ticketKindOfTicket();

    String ticketWhen();

    String ticketDoorsOpen();

    String ticketWhere();

    String ticketPlace();

    String ticketNumberOf(String number, String count);

    String ticketOrderNo();

    String ticketAddToWallet();

    String ticketNameOnTicket(String number);

    String ticketRemoveName();

    // Passing a ticket on
    String ticketPassOn();

    String ticketPassOnHint();

    String ticketCreateLink();

    String ticketLinkIsReady();

    String ticketLinkToSend();

    String ticketCopyLink();

    String ticketCopied();

    String ticketShareLink();

    String ticketOfferedUntil(String time);

    String ticketKeepTicket();

    // Taking a ticket
    String ticketTakeTicket();

    String ticketTakeTicketHint();

    String ticketLinkOrCode();

    String ticketYourName();

    String ticketYourNameHint();

    String ticketTakeIt();

    String ticketSignInToTake();

    String ticketNoAccountNeeded();

    String ticketTaken();

    String ticketMyTickets();

    String ticketNoTicketsYet();
}
