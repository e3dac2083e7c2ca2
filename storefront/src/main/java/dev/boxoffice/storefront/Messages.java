package dev.boxoffice.storefront;

import io.quarkus.qute.i18n.MessageBundle;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The message catalogue. The texts are in {@code messages/msg.properties}, in the same order. The build fails when one of the two
 * lacks a message that the other has.
 */
@MessageBundle(locale = "en")
public interface Messages {

    // Frame of every page
    String brand();

    String skipToContent();

    String mainNavigation();

    String shows();

    String cart();

    String orders();

    String sell();

    String operations();

    String signIn();

    String signOut();

    // Shows
    String whatsOn();

    String searchShows();

    String searchPlaceholder();

    String search();

    String noShowsMatch(String words);

    String seeAllShows();

    String nothingOnSale();

    String moreShows();

    String price(Money money);

    String lowestPrice(Money money);

    String allTickets();

    String tickets();

    String doors(String time);

    String showCalledOff();

    String noTicketsYet();

    String calledOff();

    String onSaleFrom(String time);

    String withdrawn();

    String salesEnded();

    String soldOut();

    String fewLeft(int left);

    String left(int left);

    String quantity();

    String addToCart();

    String limitPerOrder(int maximum);

    String signInToBuy();

    String mayComeBack();

    // Cart
    String yourCart();

    String cartEmpty();

    String ofShow(String title);

    String updateQuantity();

    String acceptPrice(String price);

    String remove();

    String total();

    String oneCurrency();

    String checkOut();

    String checkOutHint();

    // Lines of the cart that cannot be ordered as they are
    String itemSoldOut();

    String itemNotOnSale();

    String itemPriceChanged(String before, String now);

    String itemOverLimit();

    String itemOverBuyerLimit();

    String itemNotOrderable();

    // Orders
    String order();

    String yourOrders();

    String noOrders();

    String olderOrders();

    String orderStatus(OrderStatus status);

    String payBefore(String time);

    String timeLeft(String time);

    String timeIsUp();

    String youAreGoing();

    String refundingOrder();

    String youCancelled();

    String wasCancelled();

    String orderExpired();

    String orderRefunded();

    String closedOrderMoney(ClosedOrderMoney money);

    String orderItems();

    String show();

    String paymentPending();

    String reloadToCheck();

    String paymentDeclined();

    String cancelOrder();

    String admissions();

    String admissionsPending();

    String admissionsUnavailable();

    String admissionsPdf();

    String printByTicket();

    String noAdmissions();

    String tooManyAdmissions(long maximum);

    String addToCalendar();

    String admissionCode(int number);

    String admissionNumber(int number);

    String moreAdmissions();

    String orderHistory();

    String orderNumber(UUID id);

    String orderEvent(OrderEvent event);

    // Payment
    String getFreeTickets();

    String paymentMethod();

    String cardAccepted();

    String cardDeclined();

    String transferNeverArrives();

    String transferArrivesLate();

    String pay(String amount);

    String cardNeedsJavaScript();

    // Selling
    String sellTickets();

    String ticketsYouSell();

    String salesUnavailable();

    String nothingForSale();

    String capacity();

    String held();

    String sold();

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

    // Errors at the fields of the seller's form
    String enterText();

    String enterCity();

    String enterCategory();

    String enterTicketName();

    String enterDescription();

    String enterTime();

    String enterFutureTime();

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

    String rateLimited();

    String maxLines(long maximum);

    String maxTotal(String total, String maximum);

    String enterQuantity();

    String ticketTooNew();

    String mixedCurrencies();

    String cartEmptyNow();

    String holdExpired();

    String paymentInProgress();

    String paymentMethodUnavailable();

    String orderChanged();

    String refundInProgress();

    String capacityBelowSold(long taken);

    String showIsCalledOff();

    String currencyFixed(String currency);

    String ticketsWithdrawn();

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

    String signedOut();

    String signedOutHint();

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

    // Operations
    String reconciliation();

    String reconciliationUnavailable();

    String figuresAgree();

    String checkedAt(String time);

    String figuresDiffer(long drift);

    String countersAndOrders(long tickets);

    String figure();

    String countersOrPayments();

    String paymentsIn(String currency);

    String ticketDrift(String title, long heldCounter, long heldOrders, long soldCounter, long soldOrders);

    String orderDrift(UUID id, String problem);

    String pendingRefunds();

    String pendingRefundsSince(long pending, String since);

    String unpublishedEvents();

    String outbox(String service, long waiting, String age);

    String outboxUnknown(String service);

    String replica();

    String replicaState(double seconds, String state, String failure);

    String unknownFromOrders();

    String deadLetters();

    String deadLettersWaiting(String service, long waiting);

    String failedAt();

    String event();

    String reason();

    String payload();

    String dismiss();

    String dismissOf(String place);

    String redrive(String service);

    String redriven(long read, long applied, long failed, long remaining);
}
