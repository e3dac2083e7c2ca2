package dev.boxoffice.storefront.selling;

import io.quarkus.qute.i18n.MessageBundle;
import java.time.LocalDate;

/** The messages of the seller's pages. */
@MessageBundle(value = "selling", locale = "en")
interface SellingMessages {

    // Pages
    String ticketsYouSell();

    String salesUnavailable();

    String nothingForSale();

    String capacity();

    String available();

    String revenue();

    String lastDays(int days);

    String moreTickets();

    String noSalesFigures();

    String chartSummary(int sold, int days, int highest);

    String chartDay(LocalDate day, int sold);

    String viewPublicPage();

    String addTicket();

    String editShow();

    String backToTicket();

    String showImage();

    String fieldImage();

    String imageHint();

    String fieldAlt();

    String altHint();

    String saveImage();

    String removeImage();

    String fieldTicketName();

    String fieldTitle();

    String fieldVenue();

    String fieldCity();

    String fieldCategory();

    String fieldStartsAt();

    String fieldTimeZone();

    String fieldOffset();

    String offsetChoice(String zone, String offset);

    String fieldPrice();

    String fieldCurrency();

    String fieldCapacity();

    String fieldMaxPerOrder();

    String fieldDescription();

    String putOnSale();

    String save();

    String changedMeanwhile();

    String changedMeanwhileHint();

    String currentTicket(String name, String price, int capacity, int maximum);

    String showChangedMeanwhile();

    String currentShow(String title, String venue, String time);

    String withdraw();

    String withdrawHint();

    String withdrawPermanently();

    // Errors at the fields of forms
    String enterText();

    String enterCity();

    String enterCategory();

    String enterTicketName();

    String enterDescription();

    String enterTime();

    String enterFutureTime();

    String startBeforeEnd();

    String startAfterDoors();

    String startAfterRefunds();

    String enterZone();

    String skippedTime(String time, String zone, String before, String after);

    String repeatedTime(String time, String zone);

    String enterPrice();

    String priceOutOfRange();

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

    String enterCapacity();

    String enterMaxPerOrder();

    String chooseImage();

    String unsupportedImage();

    String unusableImage();

    String imageTooLarge();

    String enterAlt();
}
