package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.TypedPrice;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Refunds by staff: they choose, see what it comes to, and confirm. */
@Path("/sell/orders/{id}/refund")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class StaffRefundResource {

    private final StaffOrderClient orders;
    private final ProblemMessages problemMessages;
    private final Texts<StaffMessages> messages;
    private final Flash flash;

    StaffRefundResource(
            @RestClient StaffOrderClient orders,
            ProblemMessages problemMessages,
            Texts<StaffMessages> messages,
            Flash flash) {
        this.orders = orders;
        this.problemMessages = problemMessages;
        this.messages = messages;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "staff")
    static class Templates {
        static native TemplateInstance refund(StaffOrder found, RefundForm form);

        static native TemplateInstance confirmRefund(StaffOrder found, RefundForm form, Money amount, String key);

        private Templates() {}
    }

    /** What a form comes to, or why it is refused. */
    private sealed interface Checked {

        record Possible(Money amount) implements Checked {}

        record Refused(String error) implements Checked {}
    }

    @GET
    public TemplateInstance choose(@PathParam("id") UUID id) {
        StaffOrder found = orders.read(id);
        return Templates.refund(found, RefundForm.empty(found));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        RefundForm form = RefundForm.of(fields);
        StaffOrder found = orders.read(id);
        return switch (check(found, form)) {
            case Checked.Refused(var error) -> refused(422, found, form, error);
            case Checked.Possible(var amount) ->
                Response.ok(Templates.confirmRefund(
                                found, form, amount, UUID.randomUUID().toString()))
                        .build();
        };
    }

    /**
     * Requests the refund with the key of the confirmation, so that a second click has no second effect. All that is left must
     * still be the amount that was confirmed.
     */
    @POST
    @Path("confirmed")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response refund(@PathParam("id") UUID id, MultivaluedMap<String, String> fields) {
        RefundForm form = RefundForm.of(fields);
        StaffOrder found = orders.read(id);
        if (form.isWhat(RefundForm.ALL)) {
            Money left = found.moneyLeft();
            if (!found.isRefundable()) {
                return toOrder(id);
            }
            if (!Long.toString(left.amount()).equals(fields.getFirst("expected"))) {
                return refused(409, found, form, messages.get().refundHasChanged());
            }
        }
        Optional<Money> amount = amount(found, form);
        String error = error(form, amount);
        if (!error.isEmpty()) {
            return refused(422, found, form, error);
        }
        try {
            KeyInUseRetry.send(() -> orders.refund(id, fields.getFirst("key"), form.request(amount.orElse(null))));
            flash.say(messages.get().refundIsRequested());
            return toOrder(id);
        } catch (RequestRefusedException e) {
            return refused(e.problem().status(), orders.read(id), form, problemMessages.of(e.problem()));
        }
    }

    /** What a confirmed form lacks, whatever is left meanwhile; empty if it lacks nothing. */
    private String error(RefundForm form, Optional<Money> amount) {
        return switch (form.what()) {
            case RefundForm.ALL -> "";
            case RefundForm.TICKETS -> form.lines().isEmpty() ? messages.get().chooseSomeTickets() : "";
            case RefundForm.AMOUNT -> amount.isEmpty() ? messages.get().enterAmount() : "";
            default -> messages.get().chooseWhatIsLeft();
        };
    }

    private Checked check(StaffOrder found, RefundForm form) {
        Money left = found.moneyLeft();
        if (form.isWhat(RefundForm.ALL) && found.isWhole()) {
            return new Checked.Possible(left);
        }
        if (form.isWhat(RefundForm.AMOUNT) && found.isWhole()) {
            return amount(found, form)
                    .map(amount -> check(amount, left))
                    .orElseGet(() -> new Checked.Refused(messages.get().enterAmount()));
        }
        if (!form.isWhat(RefundForm.TICKETS) || !form.isPossible(found)) {
            return new Checked.Refused(messages.get().chooseWhatIsLeft());
        }
        return form.chosen(found).isEmpty()
                ? new Checked.Refused(messages.get().chooseSomeTickets())
                : check(form.price(found), left);
    }

    private Checked check(Money amount, Money left) {
        return amount.amount() > left.amount()
                ? new Checked.Refused(messages.get().moreThanIsLeft(left.text()))
                : new Checked.Possible(amount);
    }

    /** The typed amount; empty if it is none. */
    private static Optional<Money> amount(StaffOrder found, RefundForm form) {
        return TypedPrice.of(form.amount(), found.order().total().currency()) instanceof TypedPrice.Accepted(var money)
                        && money.amount() > 0
                ? Optional.of(money)
                : Optional.empty();
    }

    private static Response toOrder(UUID id) {
        return Response.seeOther(URI.create("/sell/orders/" + id)).build();
    }

    private static Response refused(int status, StaffOrder found, RefundForm form, String error) {
        return Response.status(status)
                .entity(Templates.refund(found, form.refused(error)))
                .build();
    }
}
