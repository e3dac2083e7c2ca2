package dev.boxoffice.stack.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.stack.api.ApiClient;
import dev.boxoffice.stack.api.Polling;
import dev.boxoffice.stack.api.Reply;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.MoneyFormat;
import dev.boxoffice.stack.console.UserError;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Sells two units of a new show, checks one in at the door, refunds the other, and calls the show off. */
public final class DoorDemo {

    private static final String SELLER = "dora";
    private static final String BUYER = "ben";
    private static final String NEXT_BUYER = "cleo";
    private static final String TITLE = "One Night at the Door";
    private static final String CURRENCY = "EUR";
    private static final long PRICE = 2500;
    private static final int CAPACITY = 10;

    private final Settings settings;
    private final PrintStream out;
    private int step;

    public DoorDemo(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Throws a {@link UserError} for the first result that is not as promised. */
    public void run() throws IOException, InterruptedException {
        try (ApiClient client = new ApiClient(settings)) {
            Evening evening = Evening.publish(client, SELLER, TITLE, PRICE, CAPACITY);
            String order = sell(evening);
            List<JsonNode> admissions = issue(evening, order);
            List<String> codes = print(evening, order, admissions);
            checkIn(evening, codes.getFirst());
            refundOne(evening, order, codes);
            callOff(evening, order, codes);
            endCallOff(evening);
        }
        out.println("Every step had the promised result.");
    }

    private String sell(Evening evening) throws IOException, InterruptedException {
        String order = evening.order(BUYER, 2);
        say(
                "Sell",
                "%s publishes '%s' with %d tickets at %s. %s orders 2: order %s."
                        .formatted(SELLER, TITLE, CAPACITY, money(PRICE), BUYER, order));
        evening.pay(BUYER, order);
        JsonNode paid = evening.awaitOrder(BUYER, order, "COMPLETE");
        require(amount(paid, "total") == 2 * PRICE, "the order costs %s".formatted(money(amount(paid, "total"))));
        say("Pay", "%s pays %s. The order is COMPLETE.".formatted(BUYER, money(amount(paid, "total"))));
        return order;
    }

    private List<JsonNode> issue(Evening evening, String order) throws IOException, InterruptedException {
        List<JsonNode> admissions = evening.awaitValid(BUYER, order, 2);
        require(admissions.size() == 2, "the order has %d admissions".formatted(admissions.size()));
        say("Admissions", "The order has 2 VALID admissions.");
        return admissions;
    }

    private List<String> print(Evening evening, String order, List<JsonNode> admissions)
            throws IOException, InterruptedException {
        byte[] pdf = evening.print(BUYER, order);
        List<String> codes = PrintedCodes.read(pdf);
        say("PDF", "%s downloads the PDF document: %d bytes, %d pages.".formatted(BUYER, pdf.length, codes.size()));
        require(
                codes.equals(admissions.stream()
                        .map(admission -> admission.path("code").asText())
                        .toList()),
                "the QR codes on the pages are %s".formatted(codes));
        say("QR code", "The codes on the rendered pages are those of admissions 1 and 2.");
        return codes;
    }

    private void checkIn(Evening evening, String code) throws IOException, InterruptedException {
        JsonNode first = evening.scan(code, "north");
        require(isAccepted(first), "the first scan is %s".formatted(first));
        say("Check in", "Gate north scans admission 1: ACCEPTED.");
        JsonNode second = evening.scan(code, "south");
        require(isRefused(second, "already-entered"), "the second scan is %s".formatted(second));
        require(
                second.at("/first/gate").asText().equals("north"),
                "the second scan names %s".formatted(second.path("first")));
        say(
                "Second scan",
                "Gate south scans admission 1: REFUSED, already-entered at %s at gate north."
                        .formatted(second.at("/first/at").asText()));
    }

    private void refundOne(Evening evening, String order, List<String> codes) throws IOException, InterruptedException {
        JsonNode refund = evening.refund(order, 1);
        require(amount(refund, "amount") == PRICE, "the refund is %s".formatted(refund));
        List<JsonNode> admissions = evening.awaitValid(BUYER, order, 1);
        require(
                !Evening.isValid(admissions.get(1))
                        && voidReason(admissions.get(1)).equals("refunded"),
                "admission 2 is %s".formatted(admissions.get(1)));
        say("Refund", "%s refunds 1 of 2 units: %s. Admission 2 is VOID: refunded.".formatted(SELLER, money(PRICE)));
        JsonNode scan = evening.scan(codes.get(1), "north");
        require(isRefused(scan, "void"), "the scan of the refunded unit is %s".formatted(scan));
        require(Evening.isValid(admissions.get(0)), "admission 1 is %s".formatted(admissions.get(0)));
        say("Other unit", "Admission 1 is still VALID. Gate north scans admission 2: REFUSED, void.");
    }

    private void callOff(Evening evening, String order, List<String> codes) throws IOException, InterruptedException {
        String unpaid = evening.order(NEXT_BUYER, 1);
        evening.callOff();
        JsonNode refunded = evening.awaitOrder(BUYER, order, "REFUNDED");
        String money = money(amount(refunded, "refunded"));
        require(amount(refunded, "refunded") == 2 * PRICE, "the refunds are %s".formatted(money));
        evening.awaitOrder(NEXT_BUYER, unpaid, "CANCELLED");
        say(
                "Call off",
                "%s calls the show off. The order is REFUNDED with %s, and the unpaid order of %s is CANCELLED."
                        .formatted(SELLER, money, NEXT_BUYER));
        List<JsonNode> admissions = evening.awaitValid(BUYER, order, 0);
        String reason = voidReason(admissions.getFirst());
        require(List.of("called-off", "refunded").contains(reason), "admission 1 is void: %s".formatted(reason));
        require(voidReason(admissions.get(1)).equals("refunded"), "admission 2 is %s".formatted(admissions.get(1)));
        JsonNode scan = evening.scan(codes.getFirst(), "north");
        require(isRefused(scan, "void"), "the scan after the call-off is %s".formatted(scan));
        Reply late = Polling.until(
                "the ticket to be off sale", () -> evening.tryToOrder(NEXT_BUYER, 1), reply -> reply.status() != 201);
        require(late.isProblem("not-on-sale"), "the next order is %d %s".formatted(late.status(), late.body()));
        say("Afterwards", "Admission 1 is VOID: %s. The next order is refused: not-on-sale.".formatted(reason));
    }

    private void endCallOff(Evening evening) throws IOException, InterruptedException {
        JsonNode callOff = evening.awaitEndOfCallOff();
        JsonNode orders = callOff.path("orders");
        long money = callOff.at("/refunded/0/amount").asLong();
        require(
                orders.path("refunded").asInt() == 1
                        && orders.path("cancelled").asInt() == 1
                        && orders.path("failed").asInt() == 0
                        && callOff.path("refunded").size() == 1
                        && money == PRICE,
                "the call-off is %s".formatted(callOff));
        say(
                "Progress",
                "The call-off is DONE: 1 order refunded with %s, 1 cancelled, 0 failed.".formatted(money(money)));
    }

    private void say(String what, String sentence) {
        out.printf("%2d. %-12s %s%n", ++step, what, sentence);
    }

    private static void require(boolean kept, String found) {
        if (!kept) {
            throw new UserError("Not as promised: " + found);
        }
    }

    private static boolean isAccepted(JsonNode scan) {
        return scan.path("result").asText().equals("ACCEPTED");
    }

    private static boolean isRefused(JsonNode scan, String reason) {
        return scan.path("result").asText().equals("REFUSED")
                && scan.path("reason").asText().equals(reason);
    }

    private static String voidReason(JsonNode admission) {
        return admission.path("voidReason").asText();
    }

    private static long amount(JsonNode body, String field) {
        return body.path(field).path("amount").asLong();
    }

    private static String money(long amount) {
        return MoneyFormat.text(amount, CURRENCY);
    }
}
