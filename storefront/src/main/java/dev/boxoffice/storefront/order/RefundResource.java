package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.WholeNumber;
import dev.boxoffice.storefront.buyer.ForBuyers;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.ErrorMessages;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Refunds of the buyer's own order: the buyer chooses units, sees what they bring, and confirms. */
@Path("/orders/{id}/refund")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@ForBuyers
@Blocking
class RefundResource {

    private static final String PREFIX = "quantity-";

    /** The field with the units of a line has the id of its ticket. */
    private static final Pattern FIELD = Pattern.compile(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final OrderClient orders;
    private final ProblemMessages problemMessages;
    private final Texts<OrderMessages> messages;
    private final Texts<ErrorMessages> errorMessages;

    RefundResource(
            @RestClient OrderClient orders,
            ProblemMessages problemMessages,
            Texts<OrderMessages> messages,
            Texts<ErrorMessages> errorMessages) {
        this.orders = orders;
        this.problemMessages = problemMessages;
        this.messages = messages;
        this.errorMessages = errorMessages;
    }

    @CheckedTemplate(basePath = "order")
    static class Templates {

        /**
         * The choice of units.
         *
         * @param lines those of which units can be refunded
         * @param typed the quantities as typed, by id of the ticket
         */
        static native TemplateInstance refund(
                Order order, Refunds refunds, List<Order.Item> lines, Map<UUID, String> typed, String error);

        /** The confirmation. */
        static native TemplateInstance confirm(Order order, RefundChoice choice, String key);

        private Templates() {}
    }

    @GET
    public TemplateInstance choose(@PathParam("id") UUID id) {
        Order order = orders.read(id);
        return choosing(order, refunds(order), Map.of(), "");
    }

    /** Shows what the chosen units bring. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Map<UUID, String> typed = typed(form);
        Optional<Map<UUID, Integer>> units = units(typed);
        Order order = orders.read(id);
        Refunds refunds = refunds(order);
        String error = units.isEmpty() ? messages.get().enterRefundQuantity() : refusal(order, refunds, units.get());
        if (!error.isEmpty()) {
            return refused(422, order, refunds, typed, error);
        }
        RefundChoice choice = RefundChoice.of(order, refunds, units.get());
        return Response.ok(Templates.confirm(order, choice, UUID.randomUUID().toString()))
                .build();
    }

    /** Why units cannot be refunded now; empty if they can. */
    private String refusal(Order order, Refunds refunds, Map<UUID, Integer> units) {
        if (units.isEmpty()) {
            return messages.get().chooseTicketsToRefund();
        }
        Map<UUID, Integer> left = refunds.refundable(order, Instant.now()).stream()
                .collect(Collectors.toMap(Order.Item::ticketId, refunds::left));
        for (var unit : units.entrySet()) {
            if (!left.containsKey(unit.getKey())) {
                return messages.get().ticketsNotRefundable();
            }
            if (unit.getValue() > left.get(unit.getKey())) {
                return errorMessages.get().unitsRefunded(left.get(unit.getKey()));
            }
        }
        Money money = refunds.moneyLeft(order);
        return RefundChoice.of(order, refunds, units).amount().amount() > money.amount()
                ? errorMessages.get().refundExceedsPayment(money.text())
                : "";
    }

    /**
     * Requests the refund. A request of all that is left does not name units, so it must still return what the buyer has
     * confirmed.
     *
     * @param rest the amount in the minor unit if the buyer has confirmed a refund of all that is left; otherwise {@code null}
     */
    @POST
    @Path("confirmed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response refund(
            @PathParam("id") UUID id,
            @FormParam("key") String key,
            @FormParam("rest") String rest,
            MultivaluedMap<String, String> form) {
        Map<UUID, String> typed = typed(form);
        Map<UUID, Integer> units = units(typed).orElseGet(Map::of);
        if (units.isEmpty()) {
            return Response.seeOther(URI.create("/orders/" + id + "/refund")).build();
        }
        if (rest != null) {
            Order order = orders.read(id);
            Refunds refunds = refunds(order);
            if (!RefundChoice.of(order, refunds, units).isRest(rest)) {
                return refused(409, order, refunds, typed, messages.get().refundsChanged());
            }
        }
        List<Refund.Line> lines = units.entrySet().stream()
                .map(unit -> new Refund.Line(unit.getKey(), unit.getValue()))
                .toList();
        try {
            KeyInUseRetry.send(
                    () -> orders.refund(id, key, new OrderClient.RefundRequest(rest == null ? lines : null)));
            return Response.seeOther(URI.create("/orders/" + id)).build();
        } catch (RequestRefusedException e) {
            Order order = orders.read(id);
            String error = problemMessages.of(e.problem());
            return refused(e.problem().status(), order, refunds(order), Map.of(), error);
        }
    }

    private static Response refused(int status, Order order, Refunds refunds, Map<UUID, String> typed, String error) {
        return Response.status(status)
                .entity(choosing(order, refunds, typed, error))
                .build();
    }

    private static TemplateInstance choosing(Order order, Refunds refunds, Map<UUID, String> typed, String error) {
        return Templates.refund(order, refunds, refunds.refundable(order, Instant.now()), typed, error);
    }

    private Refunds refunds(Order order) {
        return order.hasRefunds() ? orders.refunds(order.id()) : Refunds.NONE;
    }

    /** The typed quantities, by id of the ticket. Other fields are ignored. */
    private static Map<UUID, String> typed(MultivaluedMap<String, String> form) {
        Map<UUID, String> typed = new TreeMap<>();
        form.forEach((name, values) -> {
            if (FIELD.matcher(name).matches()) {
                typed.put(UUID.fromString(name.substring(PREFIX.length())), values.getFirst());
            }
        });
        return typed;
    }

    /** The units greater than zero; empty if a value is not a whole number. */
    private static Optional<Map<UUID, Integer>> units(Map<UUID, String> typed) {
        Map<UUID, Integer> units = new TreeMap<>();
        for (var value : typed.entrySet()) {
            OptionalInt parsed = value.getValue().isBlank() ? OptionalInt.of(0) : WholeNumber.parse(value.getValue());
            if (parsed.isEmpty()) {
                return Optional.empty();
            }
            if (parsed.getAsInt() > 0) {
                units.put(value.getKey(), parsed.getAsInt());
            }
        }
        return Optional.of(units);
    }
}
