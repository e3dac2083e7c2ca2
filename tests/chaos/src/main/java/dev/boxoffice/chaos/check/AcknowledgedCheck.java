package dev.boxoffice.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.chaos.check.Evidence.OrderRow;
import dev.boxoffice.chaos.check.Evidence.TicketRow;
import dev.boxoffice.chaos.system.Topic;
import dev.boxoffice.chaos.workload.Answer;
import dev.boxoffice.chaos.workload.Attempt;
import dev.boxoffice.chaos.workload.Kind;
import dev.boxoffice.chaos.workload.Ledger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Promise 3: everything that was acknowledged is there. */
final class AcknowledgedCheck {

    private static final Pattern TITLE = Pattern.compile("\"title\": \"([^\"]*)\"");

    private static final Pattern QUANTITY = Pattern.compile("\"quantity\": (\\d+)");

    private final Evidence evidence;
    private final Set<UUID> payments;
    private final Set<UUID> refundedOrders;
    private final Set<String> titles;
    private final Map<String, Topic.Event> orderVersions = new HashMap<>();
    private final Set<UUID> ordersWithChangedLines;
    private final Verdict verdict = new Verdict(3, "what was acknowledged is there");

    private AcknowledgedCheck(Evidence evidence, Ledger ledger) {
        this.evidence = evidence;
        this.ordersWithChangedLines = ledger.attempts(attempt -> attempt.kind() == Kind.CHANGE_LINE).stream()
                .map(Attempt::target)
                .collect(Collectors.toSet());
        evidence.orderEvents().forEach(event -> orderVersions.put(version(event.key(), event.version()), event));
        this.payments =
                evidence.payments().stream().map(Evidence.PaymentRow::id).collect(Collectors.toSet());
        this.refundedOrders = evidence.payments().stream()
                .filter(payment -> payment.status().startsWith("REFUND"))
                .map(Evidence.PaymentRow::order)
                .collect(Collectors.toSet());
        this.titles = evidence.ticketEvents().stream()
                .map(event -> event.key() + event.value().path("title").asText())
                .collect(Collectors.toSet());
    }

    static Verdict run(Evidence evidence, Ledger ledger) {
        var check = new AcknowledgedCheck(evidence, ledger);
        ledger.attempts(attempt -> attempt.answer() == Answer.ACKNOWLEDGED).forEach(check::check);
        return check.verdict;
    }

    private void check(Attempt attempt) {
        UUID id = attempt.result().id();
        boolean present = switch (attempt.kind()) {
            case PLACE, CHECK_OUT ->
                order(
                        id,
                        row -> row.user().equals(attempt.user())
                                && (row.tickets().equals(attempt.tickets()) || ordersWithChangedLines.contains(id)));
            case CHANGE_LINE -> requestedQuantity(attempt) == publishedQuantity(attempt);
            case PAY -> payments.contains(attempt.result().payment());
            case CANCEL -> order(attempt.target(), row -> row.status().equals("CANCELLED"));
            case REFUND -> refundedOrders.contains(attempt.target());
            case CREATE_POOL, EDIT_POOL ->
                evidence.pools().stream().anyMatch(pool -> pool.id().equals(id));
            case CREATE_TICKET -> ticket(id, row -> true);
            case EDIT_TICKET ->
                ticket(id, row -> row.version() >= attempt.result().version()) && titles.contains(id + title(attempt));
            case WITHDRAW_TICKET -> ticket(attempt.target(), row -> row.status().equals("WITHDRAWN"));
            case PUT_INTO_CART -> true;
        };
        verdict.require(
                present,
                "%s of %s by %s was acknowledged at %s by %s and is missing: %s",
                attempt.kind(),
                id == null ? attempt.target() : id,
                attempt.user(),
                attempt.answeredAt(),
                attempt.instance(),
                attempt.result());
    }

    private boolean order(UUID id, Function<OrderRow, Boolean> condition) {
        OrderRow row = evidence.orders().get(id);
        return row != null && condition.apply(row);
    }

    private boolean ticket(UUID id, Function<TicketRow, Boolean> condition) {
        TicketRow row = evidence.tickets().get(id);
        return row != null && condition.apply(row);
    }

    private static String version(Object order, long version) {
        return order + "@" + version;
    }

    private static int requestedQuantity(Attempt change) {
        String body = change.call().body();
        Matcher quantity = QUANTITY.matcher(body == null ? "" : body);
        return quantity.find() ? Integer.parseInt(quantity.group(1)) : 0;
    }

    /** The quantity of the ticket at the version of the order that the answer names; -1 if it is not published. */
    private int publishedQuantity(Attempt change) {
        Topic.Event order =
                orderVersions.get(version(change.target(), change.result().version()));
        if (order == null) {
            return -1;
        }
        String ticket = change.tickets().iterator().next().toString();
        int quantity = 0;
        for (JsonNode item : order.value().path("items")) {
            if (item.path("ticketId").asText().equals(ticket)) {
                quantity += item.path("quantity").asInt();
            }
        }
        return quantity;
    }

    private static String title(Attempt edit) {
        Matcher title = TITLE.matcher(edit.call().body());
        return title.find() ? title.group(1) : "";
    }
}
