package dev.boxoffice.storefront.selling.kind;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.offer.Pool;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The fields of a kind of ticket in a form. */
@ApplicationScoped
public class KindFields {

    private static final int MAX_NAME = 100;
    private static final int MAX_CAPACITY = 1_000_000;
    private static final int MAX_PER_ORDER = 100;
    private static final int MAX_POOLS = 4;
    private static final String USUAL_CURRENCY = "EUR";
    private static final String USUAL_LIMIT = "10";

    private final Texts<KindMessages> messages;
    private final Forms forms;

    KindFields(Texts<KindMessages> messages, Forms forms) {
        this.messages = messages;
        this.forms = forms;
    }

    public List<Field> all(List<Pool> pools) {
        var fields = new ArrayList<>(List.of(
                Field.of("name", messages.get().fieldTicketName()),
                new Field("price", messages.get().fieldPrice(), List.of("price", "currency")),
                Field.of("capacity", messages.get().fieldCapacity()),
                Field.of("maxPerOrder", messages.get().fieldMaxPerOrder()),
                Field.of("maxPerBuyer", messages.get().fieldMaxPerBuyer()),
                Field.time("onSaleFrom", messages.get().fieldOnSaleFrom()),
                Field.time("onSaleUntil", messages.get().fieldOnSaleUntil())));
        if (!pools.isEmpty()) {
            fields.add(new Field(
                    "poolIds",
                    messages.get().fieldPools(),
                    pools.stream().map(Pool::input).toList()));
        }
        return fields;
    }

    public TypedForm empty() {
        return emptyIn(USUAL_CURRENCY, messages.get().usualTicketName());
    }

    /** The form for another kind of ticket of a show. */
    TypedForm emptyFor(Show show) {
        return emptyIn(
                show.currency().orElse(USUAL_CURRENCY),
                show.tickets().isEmpty() ? messages.get().usualTicketName() : "");
    }

    private static TypedForm emptyIn(String currency, String name) {
        return new TypedForm(Map.of("name", name, "currency", currency, "maxPerOrder", USUAL_LIMIT));
    }

    /** Whether a draft is to have this kind of ticket. */
    public boolean isTyped(TypedForm form) {
        return form.has("price") || form.has("capacity");
    }

    TypedForm of(Ticket ticket, Show show) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", ticket.name());
        values.put("price", ticket.price().typed());
        values.put("currency", ticket.price().currency());
        values.put("capacity", Integer.toString(ticket.capacity()));
        values.put("maxPerOrder", Integer.toString(ticket.maxPerOrder()));
        values.put(
                "maxPerBuyer",
                ticket.maxPerBuyer() == null ? "" : ticket.maxPerBuyer().toString());
        forms.type(values, "onSaleFrom", ticket.onSaleFrom(), show.timeZone());
        forms.type(values, "onSaleUntil", ticket.onSaleUntil(), show.timeZone());
        show.pools().forEach(pool -> values.put(pool.input(), ticket.in(pool) ? "on" : ""));
        return new TypedForm(values);
    }

    /** A value as people read it. */
    String display(Field field, TypedForm form, Show show) {
        return switch (field.name()) {
            case "price" -> form.get("price") + " " + form.get("currency");
            case "onSaleFrom", "onSaleUntil" -> forms.localTime(form.get(field.name()));
            case "poolIds" ->
                show.pools().stream()
                        .filter(pool -> form.has(pool.input()))
                        .map(Pool::name)
                        .collect(Collectors.joining(", "));
            default -> form.get(field.name());
        };
    }

    /**
     * Reads the touched fields into a request.
     *
     * @param current {@code null} for a new kind
     * @param zone of the show; {@code null} if unknown
     * @param startsAt of the show; {@code null} if unknown
     */
    public void read(FieldReader reader, Patch patch, Ticket current, String zone, Instant startsAt) {
        patch.set("name", () -> reader.line("name", MAX_NAME), null);
        patch.set("price", () -> reader.price("price", "currency"), (Money) null);
        Integer capacity = patch.set(
                "capacity",
                () -> reader.number("capacity", 1, MAX_CAPACITY),
                current == null ? null : current.capacity());
        Integer perOrder = patch.set(
                "maxPerOrder",
                () -> reader.number("maxPerOrder", 1, MAX_PER_ORDER),
                current == null ? null : current.maxPerOrder());
        if ((patch.touches("capacity") || patch.touches("maxPerOrder"))
                && capacity != null
                && perOrder != null
                && perOrder > capacity) {
            reader.errors().add("maxPerOrder", messages.get().limitAboveCapacity(capacity));
        }
        patch.set("maxPerBuyer", () -> reader.optionalNumber("maxPerBuyer", 1, MAX_CAPACITY), null);
        window(reader, patch, current, zone == null ? "UTC" : zone, startsAt);
    }

    private void window(FieldReader reader, Patch patch, Ticket current, String zone, Instant startsAt) {
        Instant from = patch.set(
                "onSaleFrom",
                () -> reader.optionalTime("onSaleFrom", zone),
                current == null ? null : current.onSaleFrom());
        Instant until = patch.set(
                "onSaleUntil",
                () -> reader.optionalTime("onSaleUntil", zone),
                current == null ? null : current.onSaleUntil());
        FormErrors errors = reader.errors();
        if (from != null && until != null && !until.isAfter(from)) {
            errors.add("onSaleUntil", messages.get().saleEndsAfterItBegins());
        }
        if (patch.touches("onSaleFrom") && from != null && startsAt != null && !from.isBefore(startsAt)) {
            errors.add("onSaleFrom", messages.get().saleBeginsBeforeShow());
        }
    }

    /** Reads the pools of a kind, if they are touched. */
    void readPools(FieldReader reader, Patch patch, List<Pool> pools) {
        if (pools.isEmpty() || !patch.touches("poolIds")) {
            return;
        }
        List<UUID> chosen = pools.stream()
                .filter(pool -> reader.form().has(pool.input()))
                .map(Pool::id)
                .toList();
        if (chosen.size() > MAX_POOLS) {
            reader.errors().add("poolIds", messages.get().chooseFewerPools(MAX_POOLS));
        }
        patch.put("poolIds", chosen);
    }
}
