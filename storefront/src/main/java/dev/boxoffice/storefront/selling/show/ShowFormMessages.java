package dev.boxoffice.storefront.selling.show;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of the forms of a show, its copy and its image. */
@MessageBundle(value = "showform", locale = "en")
public interface ShowFormMessages {

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

    // Confirmations
    String showPublished();

    String draftSaved();

    String showCopied();

    String imageSaved();

    String imageRemoved();

    // Errors at the fields of forms
    String enterCategory();

    String chooseCountry();

    String enterFutureTime();

    String doorsBeforeStart();

    String endAfterStart();

    String refundsBeforeEntry();
}
