package dev.boxoffice.storefront.selling.form;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of every form of the desk: errors at fields, and edits that meet another edit. */
@MessageBundle(value = "forms", locale = "en")
public interface FormMessages {

    // Frame of a form
    String errorPrefix();

    String correctErrors(int count);

    String optional();

    String fieldOffset();

    String offsetChoice(String zone, String offset);

    // Errors at fields
    String required();

    String tooLong(int maximum, int length);

    String noControlCharacters();

    String noDirectionCharacters();

    String enterZone();

    String enterTime();

    String skippedTime(String time, String zone, String before, String after);

    String repeatedTime(String time, String zone);

    String enterWholeNumber(int minimum, int maximum);

    String checkValue();

    String enterPrice();

    String negativePrice();

    String otherDigits();

    String tooManyDecimals(int digits, String currency);

    String ambiguousPrice(String typed, String low, String high, String writeLow, String writeHigh);

    String ambiguousDecimals(String typed, String low, String high, String writeHigh, int digits, String currency);

    String otherCurrency(String sign, String currency);

    String priceTooLow(String minimum);

    String priceTooHigh(String maximum);

    String priceNotAMultiple(String step, String currency);

    String notInCirculation(String currency);

    String unsupportedCurrency(String currency);

    String enterCurrency();

    String chooseImage();

    String unsupportedImage();

    String unusableImage();

    String imageTooLarge();

    // Two edits of the same thing
    String changedMeanwhile();

    String changedMeanwhileHint();

    String yours();

    String theirs();

    String changedByBoth();

    String empty();

    String sameInBoth();

    String chooseVersion();

    String saveChoices();

    String discardEdit();

    String yes();

    String no();

    String save();

    String changesSaved();
}
