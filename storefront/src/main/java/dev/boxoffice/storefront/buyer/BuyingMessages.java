package dev.boxoffice.storefront.buyer;

import dev.boxoffice.storefront.OrderStory;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The messages for buying, with or without an account. */
@MessageBundle(value = "buying", locale = "en")
public interface BuyingMessages {

    // Cart

    String chooseTickets();

    String enterQuantity();

    String capped(int most);

    String removed();

    String cartAdjusted();

    String reviewAndPay();

    String each(String price);

    String updateCart();

    String cartProblems();

    String adjustCart();

    String adjustHint();

    String twoCurrencies();

    String totalChanged();

    String yourDetails();

    String haveAccount();

    String signInInstead();

    String name();

    String email();

    String optionalEmail();

    String emailHint();

    String enterName();

    String nameTooLong();

    String enterEmail();

    String checkEmail();

    String payHint();

    // An order

    @Message
    String status(OrderStory story);

    String youAreGoing();

    String heldHint();

    String readyHint();

    String paidHint();

    String paidByAnother();

    String orderOfAnother();

    String refundedPart(String refunded, String total);

    String refundOnItsWay(String amount);

    String restIsValid();

    String refundedAll(String amount);

    String takenBack();

    String refundFailed();

    String calledOffFree();

    String calledOffRefunding(String amount);

    String calledOffRefunded(String amount);

    String calledOffUnpaid();

    String partlyCalledOff();

    String orderSummary();

    String cancelQuestion();

    String cancelHint();

    String cancelled();

    // The private link

    String saveLink();

    String saveLinkHint();

    String privateLink();

    String copyLink();

    String linkCopied();

    String mailLink();

    String linkSubject(String shows);

    String addToAccount();

    String addToAccountHint();

    String claimed();

    String guestOrdersHint();

    // Signing in and out

    String signInToContinue();

    String typedIsKept();

    String fileIsNotKept();

    String chooseFileAgain();

    String typedIsInForm();

    String signInInNewTab();

    String comeBackAndContinue();

    String continueHere();

    String signedInNow();

    String closeThisTab();

    String signingOut();
}
